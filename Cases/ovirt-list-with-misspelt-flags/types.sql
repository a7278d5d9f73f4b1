select fn_db_update_config_value('ServerCPUList',
'1:Secure AMD EPYC:svm,nx,model_EPYC-Milan,vpclmutqdq,stipb-always-on:EPYC-Milan,+ibpb:x86_64; ',
'4.8');
