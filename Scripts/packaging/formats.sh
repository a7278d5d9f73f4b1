# shellcheck shell=bash
# Sourced by Scripts/package and Scripts/packaging/check: the files of an installation, and each kind of package made of them.
#
#   stage PROGRAMS VERSION TREE            puts what is installed into TREE (below usr/ and etc/)
#   make_deb|rpm|tar|oci TREE VERSION OUT WORK

maintainer='Martlet maintainers <maintainers@martlet.invalid>'
summary='Explain why a VM cannot live-migrate between hosts whose CPUs differ'
description='Martlet names the CPU feature that blocks the live migration of a KVM guest, the check that refuses it and the layer that removed
it, says what to do and what each remedy risks, and plans pools and moves of whole fleets. It reads captures of hosts, libvirt XML,
CPUID dumps, configurations and logs.'

stage() {
  local programs=$1 version=$2 tree=$3 share doc
  share=$tree/usr/share doc=$tree/usr/share/doc/martlet
  install -d "$tree/usr/bin" "$doc" "$share/man/man1"
  local program helps=()
  for program in martlet martlet-fleet; do
    [ -e "$programs/$program" ] || continue
    strip -o "$tree/usr/bin/$program" "$programs/$program"
    chmod 755 "$tree/usr/bin/$program"
    "$programs/$program" --experimental-dump-help >"$tree/$program.json"
    helps+=("$tree/$program.json")
  done
  # Manual pages: one for each verb, from what the programs say of themselves.
  python3 Scripts/packaging/manual.py "$version" "$share/man/man1" "${helps[@]}"
  rm "${helps[@]}"
  gzip -9n "$share"/man/man1/*.1
  # Completions ask the program for names of features and models; systems are listed.
  install -d "$share/bash-completion/completions" "$share/zsh/vendor-completions" "$share/fish/vendor_completions.d"
  "$programs/martlet" --generate-completion-script bash | sed '1{/^#!/d}' >"$share/bash-completion/completions/martlet"
  "$programs/martlet" --generate-completion-script zsh >"$share/zsh/vendor-completions/_martlet"
  "$programs/martlet" --generate-completion-script fish >"$share/fish/vendor_completions.d/martlet.fish"
  # Documents, examples and cases.
  install -m 644 README.md THIRD-PARTY.md "$doc/"
  gzip -9nc CHANGELOG.md >"$doc/changelog.gz"
  python3 Scripts/packaging/copyright.py >"$doc/copyright"
  python3 Scripts/packaging/sbom.py "$version" "$tree"/usr/bin/* >"$doc/martlet.spdx.json"
  cp -R Examples "$doc/examples"
  cp -R Cases "$doc/cases"
  # The service, its user and its options; the image has no systemd and makes no use of them.
  if [ -e "$programs/martlet-fleet" ]; then
    install -D -m 644 -t "$tree/usr/lib/systemd/system" Contrib/systemd/*.service Contrib/systemd/*.timer
    install -D -m 644 Contrib/systemd/martlet.sysusers "$tree/usr/lib/sysusers.d/martlet.conf"
    install -D -m 644 Contrib/systemd/serve.env "$tree/etc/martlet/serve.env"
    install -D -m 644 -t "$doc/prometheus" Contrib/prometheus/*.yml
    install -D -m 644 -t "$doc/grafana" Contrib/grafana/*.json
  fi
  find "$tree" -type d -exec chmod 755 {} +
  find "$tree" -type f ! -path '*/bin/*' -exec chmod 644 {} +
  find "$tree" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +
}

# The lowest glibc that both programs run with, by the versions of the symbols that they need.
needed_glibc() {
  readelf --dyn-syms --wide "$1"/usr/bin/* | grep -oE '@GLIBC_[0-9.]+' | sed 's/@GLIBC_//' | sort -V | tail -n 1
}

make_deb() {
  local tree=$1 version=$2 out=$3 work=$4 package=$4/deb
  cp -a "$tree" "$package"
  install -d "$package/DEBIAN"
  {
    echo "Package: martlet"
    echo "Version: $version-1"
    echo "Architecture: amd64"
    echo "Maintainer: $maintainer"
    echo "Installed-Size: $(du -sk --apparent-size "$package/usr" | cut -f 1)"
    echo "Depends: libc6 (>= $(needed_glibc "$tree")), libexpat1, libgcc-s1, libstdc++6, libyaml-0-2, zlib1g"
    echo "Suggests: libvirt0, libpq5, qemu-system-x86, openssh-client"
    echo "Section: admin"
    echo "Priority: optional"
    echo "Homepage: https://martlet.invalid"
    echo "Description: ${summary,}"
    tr '\n' ' ' <<<"$description" | fold -s -w 76 | sed 's/^/ /; s/ *$//'
    echo
  } >"$package/DEBIAN/control"
  # Debian's names: its changelog of the package, and upstream's.
  mv "$package/usr/share/doc/martlet/changelog.gz" "$package/usr/share/doc/martlet/changelog.upstream.gz"
  printf 'martlet (%s-1) stable; urgency=medium\n\n  * Release %s; changelog.upstream.gz says what changed.\n\n -- %s  %s\n' \
    "$version" "$version" "$maintainer" "$(date -uRd "@$SOURCE_DATE_EPOCH")" |
    gzip -9n >"$package/usr/share/doc/martlet/changelog.Debian.gz"
  mv "$package/usr/share/doc/martlet/changelog.upstream.gz" "$package/usr/share/doc/martlet/changelog.gz"
  # Swift's runtime is linked in, as are SQLite and BoringSSL in martlet-fleet: there is no shared one to use on Debian.
  install -d "$package/usr/share/lintian/overrides"
  cp Scripts/packaging/lintian-overrides "$package/usr/share/lintian/overrides/martlet"
  (cd "$package" && find usr -type f -print0 | sort -z | xargs -0 md5sum) >"$package/DEBIAN/md5sums"
  find "$package" -type d -exec chmod 755 {} +
  find "$package/DEBIAN" "$package/usr/share/lintian" "$package/usr/share/doc" -type f -exec chmod 644 {} +
  if [ -d "$package/etc" ]; then
    (cd "$package" && find etc -type f -printf '/%p\n' | sort) >"$package/DEBIAN/conffiles"
    install -m 755 -t "$package/DEBIAN" Scripts/packaging/debian/{postinst,prerm,postrm}
  fi
  find "$package" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +
  dpkg-deb --root-owner-group -Zxz -z4 --build "$package" "$out/martlet_$version-1_amd64.deb" >/dev/null
}

make_rpm() {
  local tree=$1 version=$2 out=$3 work=$4
  mkdir -p "$work/rpm"
  {
    printf 'Name: martlet\nVersion: %s\nRelease: 1\nLicense: Apache-2.0\nSummary: %s\n' "$version" "$summary"
    printf 'BuildArch: x86_64\nAutoReqProv: no\nURL: https://martlet.invalid\n'
    printf 'Requires: glibc >= %s, expat, libgcc, libstdc++, libyaml, zlib\n' "$(needed_glibc "$tree")"
    printf '%%description\n%s\n%%install\ncp -a %s/. %%{buildroot}/\n' "$description" "$tree"
    # RPM's systems keep zsh's completions elsewhere.
    printf 'mkdir -p %%{buildroot}/usr/share/zsh/site-functions\nmv %%{buildroot}/usr/share/zsh/vendor-completions/_martlet %%{buildroot}/usr/share/zsh/site-functions/\nrmdir %%{buildroot}/usr/share/zsh/vendor-completions\n'
    if [ -d "$tree/etc" ]; then
      printf '%%post\n'
      cat Scripts/packaging/rpm/post
      printf '%%preun\n'
      cat Scripts/packaging/rpm/preun
      printf '%%files\n%%config(noreplace) /etc/martlet/serve.env\n%%dir /etc/martlet\n/usr/lib/systemd/system/martlet*\n/usr/lib/sysusers.d/martlet.conf\n'
    else
      printf '%%files\n'
    fi
    printf '%%attr(755,root,root) /usr/bin/*\n/usr/share/man/man1/*\n%%license /usr/share/doc/martlet/copyright\n%%doc /usr/share/doc/martlet\n/usr/share/bash-completion/completions/martlet\n/usr/share/zsh/site-functions/_martlet\n/usr/share/fish/vendor_completions.d/martlet.fish\n'
  } >"$work/rpm/martlet.spec"
  rpmbuild -bb --quiet --define "_topdir $work/rpm/top" --define "_rpmdir $work/rpm/out" --define "_buildhost reproducible" \
    --define "use_source_date_epoch_as_buildtime 1" --define "clamp_mtime_to_source_date_epoch 1" \
    --define "source_date_epoch_from_changelog 0" --define "__os_install_post %{nil}" --define "_build_id_links none" \
    --define "debug_package %{nil}" --define "_docdir /usr/share/doc" --define "_binary_payload w9.gzdio" \
    "$work/rpm/martlet.spec" >"$work/rpm/log" 2>&1 || { cat "$work/rpm/log" >&2; return 1; }
  cp "$work"/rpm/out/x86_64/*.rpm "$out/"
}

make_tar() {
  local tree=$1 version=$2 out=$3
  tar --sort=name --owner=0 --group=0 --numeric-owner --mtime="@$SOURCE_DATE_EPOCH" --format=gnu \
    --transform "s,^\\./usr,martlet-$version," --transform "s,^\\./etc,martlet-$version/etc," \
    -C "$tree" -cf - $(cd "$tree" && ls -d ./*) | gzip -9n >"$out/martlet-$version-linux-x86_64.tar.gz"
}

# An image with the programs and the libraries that they load, and nothing else: no shell, no package manager.
make_oci() {
  local tree=$1 version=$2 out=$3 work=$4 image=$4/oci layer=$4/layer
  mkdir -p "$layer/etc" "$layer/tmp" "$layer/data"
  cp -a "$tree/usr" "$layer/usr"
  ln -s usr/lib "$layer/lib"
  ln -s usr/lib64 "$layer/lib64"
  mkdir -p "$layer/usr/lib64" "$layer/usr/lib/x86_64-linux-gnu"
  ldd "$tree"/usr/bin/* | grep -oE '/[^ ]+\.so[^ ]*' | sort -u | while read -r library; do
    case $library in
      */ld-linux-x86-64.so.2) install -m 755 "$(readlink -f "$library")" "$layer/usr/lib64/ld-linux-x86-64.so.2" ;;
      *) install -m 755 "$(readlink -f "$library")" "$layer/usr/lib/x86_64-linux-gnu/$(basename "$library")" ;;
    esac
  done
  printf 'root:x:0:0:root:/:/usr/bin/martlet\nmartlet:x:1000:1000:martlet:/data:/usr/bin/martlet\n' >"$layer/etc/passwd"
  chmod 1777 "$layer/tmp"
  find "$layer" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +
  tar --sort=name --owner=0 --group=0 --numeric-owner --mtime="@$SOURCE_DATE_EPOCH" --format=gnu -C "$layer" -cf "$work/layer.tar" .
  umoci init --layout "$image"
  umoci new --image "$image:$version"
  local created
  created=$(date -u -d "@$SOURCE_DATE_EPOCH" +%Y-%m-%dT%H:%M:%SZ)
  umoci raw add-layer --image "$image:$version" --history.created "$created" --history.created_by 'Scripts/package' "$work/layer.tar"
  umoci config --image "$image:$version" --config.entrypoint /usr/bin/martlet --config.user 1000:1000 --config.workingdir /data \
    --created "$created" --history.created "$created" --history.created_by 'Scripts/package' --architecture amd64 --os linux \
    --config.label "org.opencontainers.image.licenses=Apache-2.0" --config.label "org.opencontainers.image.version=$version"
  umoci gc --layout "$image"
  tar --sort=name --owner=0 --group=0 --numeric-owner --mtime="@$SOURCE_DATE_EPOCH" --format=gnu -C "$image" -cf "$out/martlet-$version-oci.tar" .
}
