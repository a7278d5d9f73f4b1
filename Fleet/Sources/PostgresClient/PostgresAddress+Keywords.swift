extension PostgresAddress {
  /// The keywords of connection strings, of every libpq from PostgreSQL 9.6 to 18.
  ///
  /// They are listed rather than asked for, since a string that holds a password must be known as one where there is no libpq too.
  ///
  /// - SeeAlso: PostgreSQL documentation, 34.1.2 "Parameter Key Words"; src/interfaces/libpq/fe-connect.c, PQconninfoOptions.
  static let keywords: Set<String> = [
    "application_name", "authtype", "channel_binding", "client_encoding", "connect_timeout", "dbname",
    "fallback_application_name", "gssdelegation", "gssencmode", "gsslib", "host", "hostaddr", "keepalives",
    "keepalives_count", "keepalives_idle", "keepalives_interval", "krbsrvname", "load_balance_hosts",
    "max_protocol_version", "min_protocol_version", "oauth_client_id", "oauth_client_secret", "oauth_issuer",
    "oauth_scope", "options", "passfile", "password", "port", "replication", "require_auth", "requirepeer",
    "requiressl", "scram_client_key", "scram_server_key", "service", "servicefile",
    "ssl_max_protocol_version",
    "ssl_min_protocol_version", "sslcert", "sslcertmode", "sslcompression", "sslcrl", "sslcrldir", "sslkey",
    "sslkeylogfile", "sslmode", "sslnegotiation", "sslpassword", "sslrootcert", "sslsni",
    "target_session_attrs",
    "tcp_user_timeout", "tty", "user",
  ]
}
