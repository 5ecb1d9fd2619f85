// Flags that the real CLI has for its commands, simulated or not: so that one the world has no use for is told apart from
// one that does not exist. Resource group and workspace of `az ml` and the global flags are left out.

/** Spellings of each flag by command, flags apart by a bar. */
export const KNOWN_FLAGS: Readonly<Record<string, string>> = {
  'account get-access-token': '--name --subscription -n|--resource|--resource-type|--scope|--tenant -t',
  'account list': '--all|--refresh',
  'account list-locations': '--include-extended-locations',
  'account set': '--name --subscription -n',
  'account show': '--name --subscription -n',
  'acr build':
    '--agent-pool|--auth-mode|--build-arg|--file -f|--image -t|--log-template|--no-format|--no-logs|--no-push|--no-wait|--platform|--registry -r|--resource-group -g|--secret-build-arg|--source-acr-auth-id|--target|--timeout',
  'acr check-health': '--ignore-errors|--name -n|--repository|--vnet|--yes -y',
  'acr list': '--resource-group -g',
  'acr login': '--endpoint|--expose-token -t|--name -n|--password -p|--resource-group -g|--suffix|--username -u',
  'acr manifest list-metadata': '--name -n|--orderby|--password -p|--registry -r|--suffix|--top|--username -u',
  'acr repository list': '--name -n|--password -p|--suffix|--top|--username -u',
  'acr repository show': '--image -t|--name -n|--password -p|--repository|--suffix|--username -u',
  'acr repository show-tags': '--detail|--name -n|--orderby|--password -p|--repository|--suffix|--top|--username -u',
  'acr show': '--name -n|--resource-group -g',
  'acr task list-runs': '--image -t|--name -n|--registry -r|--resource-group -g|--run-status|--top',
  'acr task logs': '--image -t|--name -n|--no-format|--registry -r|--resource-group -g|--run-id',
  'acr update':
    '--add|--admin-enabled|--allow-exports|--allow-metadata-search|--allow-trusted-services|--anonymous-pull-enabled|--data-endpoint-enabled|--default-action|--endpoint-protocol|--force-string|--name -n|--public-network-enabled|--regional-endpoints|--remove|--resource-group -g|--role-assignment-mode|--set|--sku|--tags|--writable-cache-repos',
  'ad app federated-credential create': '--id|--parameters',
  'ad app federated-credential delete': '--federated-credential-id|--id',
  'ad app federated-credential list': '--id',
  'ad app federated-credential update': '--federated-credential-id|--id|--parameters',
  'ad app list': '--all|--app-id|--display-name|--filter|--identifier-uri|--show-mine',
  'ad app show': '--id',
  'ad sp create-for-rbac':
    '--cert|--create-cert|--create-password|--display-name --name -n|--json-auth --sdk-auth|--keyvault|--role|--scopes|--service-management-reference|--years',
  'ad sp credential list': '--cert|--id',
  'ad sp credential reset': '--append|--cert|--create-cert|--display-name|--end-date|--id|--keyvault|--years',
  'ad sp list': '--all|--display-name|--filter|--show-mine|--spn',
  'ad sp show': '--id',
  'ad user show': '--id',
  'config get': '--local',
  'config set': '--local',
  configure: '--defaults -d|--list-defaults -l|--scope',
  'deployment group create':
    '--aux-subs|--aux-tenants|--confirm-with-what-if -c|--handle-extended-json-format -j|--mode|--name -n|--no-prompt|--no-wait|--parameters -p|--proceed-if-no-change|--query-string -q|--resource-group -g|--rollback-on-error|--template-file -f|--template-spec -s|--template-uri -u|--validation-level|--what-if -w|--what-if-exclude-change-types -x|--what-if-result-format -r',
  'deployment group show': '--name -n|--resource-group -g',
  'deployment group what-if':
    '--aux-tenants|--exclude-change-types -x|--mode|--name -n|--no-pretty-print|--no-prompt|--parameters -p|--query-string -q|--resource-group -g|--result-format -r|--template-file -f|--template-spec -s|--template-uri -u|--validation-level',
  'extension add':
    '--allow-preview|--name -n|--pip-extra-index-urls|--pip-proxy|--source -s|--system|--upgrade|--version|--yes -y',
  'extension remove': '--name -n',
  'extension update': '--allow-preview|--name -n|--pip-extra-index-urls|--pip-proxy',
  'group create': '--location -l|--managed-by|--name --resource-group -g|--tags',
  'group list': '--tag',
  'group show': '--name --resource-group -g',
  'identity create':
    '--isolation-scope|--location -l|--name --resource-name -n|--resource-group -g|--resource-restriction|--tags',
  'identity delete': '--ids|--name --resource-name -n|--resource-group -g',
  'identity list': '--max-items|--next-token|--resource-group -g',
  'identity show': '--ids|--name --resource-name -n|--resource-group -g',
  'keyvault create':
    '--administrators|--bypass|--default-action|--enable-purge-protection|--enable-rbac-authorization|--enabled-for-deployment|--enabled-for-disk-encryption|--enabled-for-template-deployment|--hsm-name|--location -l|--mi-user-assigned|--name -n|--network-acls|--network-acls-ips|--network-acls-vnets|--no-self-perms|--no-wait|--public-network-access|--resource-group -g|--retention-days|--sku|--tags',
  'keyvault delete-policy': '--application-id|--name -n|--no-wait|--object-id|--resource-group -g|--spn|--upn',
  'keyvault list': '--resource-group -g|--resource-type',
  'keyvault list-deleted': '--resource-type',
  'keyvault network-rule add': '--hsm-name|--ip-address|--name -n|--no-wait|--resource-group -g|--subnet|--vnet-name',
  'keyvault network-rule list': '--hsm-name|--name -n|--resource-group -g',
  'keyvault network-rule remove':
    '--hsm-name|--ip-address|--name -n|--no-wait|--resource-group -g|--subnet|--vnet-name',
  'keyvault recover': '--hsm-name|--location -l|--name -n|--no-wait|--resource-group -g',
  'keyvault secret delete': '--id|--name -n|--vault-name',
  'keyvault secret list': '--id|--include-managed|--maxresults|--vault-name',
  'keyvault secret list-deleted': '--id|--maxresults|--vault-name',
  'keyvault secret list-versions': '--id|--maxresults|--name -n|--vault-name',
  'keyvault secret recover': '--id|--name -n|--vault-name',
  'keyvault secret set':
    '--content-type --description|--disabled|--encoding -e|--expires|--file -f|--name -n|--not-before|--tags|--value|--vault-name',
  'keyvault secret set-attributes':
    '--content-type|--enabled|--expires|--id|--name -n|--not-before|--tags|--vault-name|--version -v',
  'keyvault secret show': '--id|--name -n|--vault-name|--version -v',
  'keyvault set-policy':
    '--application-id|--certificate-permissions|--key-permissions|--name -n|--no-wait|--object-id|--resource-group -g|--secret-permissions|--spn|--storage-permissions|--upn',
  'keyvault show': '--hsm-name|--name -n|--resource-group -g',
  'keyvault update':
    '--add|--bypass|--default-action|--enable-purge-protection|--enable-rbac-authorization|--enabled-for-deployment|--enabled-for-disk-encryption|--enabled-for-template-deployment|--force-string|--name -n|--no-wait|--public-network-access|--remove|--resource-group -g|--retention-days|--set',
  login:
    '--allow-no-subscriptions|--certificate|--claims-challenge|--client-id|--federated-token|--identity -i|--object-id|--password -p|--resource-id|--scope|--service-principal|--skip-sub --skip-subscription-discovery|--subscription -s|--tenant -t|--use-cert-sn-issuer|--use-device-code|--username -u',
  logout: '--username',
  'ml azure-openai-deployment list': '--connection-name -c',
  'ml batch-deployment create':
    '--endpoint-name -e|--file -f|--name -n|--no-wait|--set|--set-default|--skip-script-validation',
  'ml batch-deployment delete': '--endpoint-name -e|--name -n|--no-wait|--yes -y',
  'ml batch-deployment list': '--endpoint-name -e',
  'ml batch-deployment list-jobs': '--endpoint-name -e|--name -n',
  'ml batch-deployment show': '--endpoint-name -e|--name -n',
  'ml batch-deployment update': '--add|--endpoint-name -e|--file -f|--force-string|--name -n|--no-wait|--remove|--set',
  'ml batch-endpoint create': '--file -f|--name -n|--no-wait|--set',
  'ml batch-endpoint delete': '--name -n|--no-wait|--yes -y',
  'ml batch-endpoint invoke':
    '--deployment-name -d|--experiment-name|--file -f|--input|--input-type|--inputs|--instance-count -c|--job-name|--mini-batch-size -m|--name -n|--output-path|--outputs|--set',
  'ml batch-endpoint list-jobs': '--name -n',
  'ml batch-endpoint show': '--name -n',
  'ml batch-endpoint update': '--add|--defaults|--file -f|--force-string|--name -n|--no-wait|--remove|--set',
  'ml capability-host create':
    '--ai-services-connections -a|--capability-host-kind|--description|--file -f|--name -n|--no-wait|--set|--storage-connections -s|--vector-store-connections -v',
  'ml capability-host delete': '--name -n|--no-wait',
  'ml capability-host show': '--name -n',
  'ml component archive': '--label -l|--name -n|--registry-name|--version -v',
  'ml component create': '--file -f|--name -n|--registry-name|--set|--skip-validation|--version -v',
  'ml component list': '--archived-only|--include-archived|--max-results -r|--name -n|--registry-name',
  'ml component prepare-for-sign': '--file -f|--registry-name',
  'ml component restore': '--label -l|--name -n|--registry-name|--version -v',
  'ml component show': '--label -l|--name -n|--registry-name|--version -v',
  'ml component update': '--add|--force-string|--label -l|--name -n|--registry-name|--remove|--set|--version -v',
  'ml compute attach':
    '--admin-password|--admin-username|--file -f|--identity-type|--name -n|--namespace|--no-wait|--resource-id|--ssh-port|--ssh-private-key-file|--type -t|--user-assigned-identities -i',
  'ml compute connect-ssh': '--name -n|--private-key-file-path -f',
  'ml compute create':
    '--admin-password|--admin-username|--description|--enable-node-public-ip|--file -f|--identity-type|--idle-time-before-scale-down -d|--location -l|--max-instances|--min-instances|--name -n|--no-wait|--set|--size|--ssh-key-value|--ssh-public-access-enabled -p|--subnet|--tags|--tier|--type -t|--user-assigned-identities -i|--user-object-id|--user-tenant-id|--vnet-name',
  'ml compute delete': '--name -n|--no-wait|--yes -y',
  'ml compute detach': '--name -n|--no-wait|--yes -y',
  'ml compute enable-sso': '--disable|--name -n',
  'ml compute list': '--max-results -r|--type',
  'ml compute list-nodes': '--name -n',
  'ml compute list-sizes': '--location -l|--type -t',
  'ml compute list-usage': '--location -l',
  'ml compute restart': '--name -n|--no-wait',
  'ml compute show': '--name -n',
  'ml compute start': '--name -n|--no-wait',
  'ml compute stop': '--name -n|--no-wait',
  'ml compute update':
    '--add|--force-string|--identity-type|--idle-time-before-scale-down -d|--max-instances|--min-instances|--name -n|--no-wait|--remove|--set|--tags|--user-assigned-identities -i',
  'ml connection create': '--file -f|--name -n|--populate-secrets -p|--set',
  'ml connection delete': '--name -n|--yes -y',
  'ml connection list': '--max-results -r|--populate-secrets -p|--type -t',
  'ml connection show': '--name -n|--populate-secrets -p',
  'ml connection update': '--add|--force-string|--name -n|--populate-secrets -p|--remove|--set',
  'ml data archive': '--label -l|--name -n|--version -v',
  'ml data create':
    '--datastore|--description -d|--file -f|--name -n|--no-wait|--path -p|--registry-name|--set|--skip-validation|--type -t|--version -v',
  'ml data import':
    '--datastore|--description -d|--file -f|--name -n|--path -p|--set|--skip-validation|--type -t|--version -v',
  'ml data list': '--archived-only|--include-archived|--max-results -r|--name -n|--registry-name',
  'ml data list-materialization-status': '--all-results|--archived-only|--include-archived|--max-results -r|--name -p',
  'ml data mount': '--mode|--mount-point|--path|--persistent',
  'ml data restore': '--label -l|--name -n|--version -v',
  'ml data share': '--name -n|--registry-name|--share-with-name|--share-with-version|--version -v',
  'ml data show': '--label -l|--name -n|--registry-name|--version -v',
  'ml data update': '--add|--force-string|--label -l|--name -n|--registry-name|--remove|--set|--version -v',
  'ml datastore create': '--file -f|--name -n|--set',
  'ml datastore delete': '--name -n',
  'ml datastore list': '--max-results -r',
  'ml datastore mount': '--mode|--mount-point|--path|--persistent',
  'ml datastore show': '--name -n',
  'ml datastore update': '--add|--file -f|--force-string|--name -n|--remove|--set',
  'ml deployment-template archive': '--name -n|--no-wait|--registry-name -r|--version -v',
  'ml deployment-template create': '--file -f|--name -n|--no-wait|--registry-name -r|--set|--version -v',
  'ml deployment-template list': '--registry-name -r',
  'ml deployment-template restore': '--name -n|--no-wait|--registry-name -r|--version -v',
  'ml deployment-template show': '--name -n|--registry-name -r|--version -v',
  'ml deployment-template update': '--add|--force-string|--name -n|--registry-name -r|--remove|--set|--version -v',
  'ml environment archive': '--label -l|--name -n|--registry-name|--version -v',
  'ml environment create':
    '--build-context -b|--conda-file -c|--datastore|--description|--dockerfile-path -d|--file -f|--image -i|--name -n|--no-wait|--os-type|--registry-name|--set|--tags|--version -v',
  'ml environment list': '--archived-only|--include-archived|--max-results -r|--name -n|--registry-name',
  'ml environment restore': '--label -l|--name -n|--registry-name|--version -v',
  'ml environment share': '--name -n|--registry-name|--share-with-name|--share-with-version|--version -v',
  'ml environment show': '--label -l|--name -n|--registry-name|--version -v',
  'ml environment update': '--add|--force-string|--label -l|--name -n|--registry-name|--remove|--set|--version -v',
  'ml feature-set archive': '--feature-store-name|--name -n|--version -v|--yes -y',
  'ml feature-set backfill':
    '--by-data-status -d|--by-job-id -j|--compute-resource -r|--description|--display-name|--feature-store-name|--feature-window-end-time -e|--feature-window-start-time -s|--file -f|--name -n|--spark-configuration-settings -c|--tags|--version -v',
  'ml feature-set create':
    '--description -d|--feature-store-name|--file -f|--materialization-settings -m|--name -n|--no-wait|--set|--specification -s|--version -v',
  'ml feature-set get-feature': '--feature-name|--feature-store-name|--name -n|--version -v',
  'ml feature-set list': '--archived-only|--feature-store-name|--include-archived|--max-results -r|--name -n',
  'ml feature-set list-features': '--feature-name|--feature-store-name|--name -n|--version -v',
  'ml feature-set list-materialization-operation':
    '--feature-store-name|--feature-window-end-time -e|--feature-window-start-time -s|--filters|--name -n|--version -v',
  'ml feature-set restore': '--feature-store-name|--name -n|--version -v|--yes -y',
  'ml feature-set show': '--feature-store-name|--name -n|--version -v',
  'ml feature-set show-feature': '--feature-name|--feature-store-name|--name -n|--version -v',
  'ml feature-set update':
    '--add|--feature-store-name|--file -f|--force-string|--name -n|--no-wait|--remove|--set|--version -v',
  'ml feature-store create':
    '--application-insights -a|--container-registry -c|--description|--display-name|--file -f|--image-build-compute -i|--location -l|--managed-network -m|--materialization-identity -t|--name -n|--no-wait|--not-grant-permissions|--offline-store|--primary-user-assigned-identity -p|--public-network-access|--set|--tags|--update-dependent-resources -u',
  'ml feature-store delete': '--all-resources|--name -n|--no-wait|--yes -y',
  'ml feature-store list': '--max-results -r',
  'ml feature-store provision-network': '--include-spark|--name -n|--no-wait',
  'ml feature-store show': '--name -n',
  'ml feature-store update':
    '--add|--application-insights -a|--container-registry -c|--description|--display-name|--file -f|--force-string|--image-build-compute -i|--managed-network -m|--materialization-identity -t|--name -n|--no-wait|--not-grant-permissions|--primary-user-assigned-identity -p|--public-network-access|--remove|--set|--update-dependent-resources -u',
  'ml feature-store-entity archive': '--feature-store-name|--name -n|--version -v|--yes -y',
  'ml feature-store-entity create':
    '--description -d|--feature-store-name|--file -f|--name -n|--no-wait|--set|--version -v',
  'ml feature-store-entity list': '--archived-only|--feature-store-name|--include-archived|--max-results -r|--name -n',
  'ml feature-store-entity restore': '--feature-store-name|--name -n|--version -v|--yes -y',
  'ml feature-store-entity show': '--feature-store-name|--name -n|--version -v',
  'ml feature-store-entity update':
    '--add|--feature-store-name|--force-string|--name -n|--no-wait|--remove|--set|--version -v',
  'ml index create':
    '--datastore|--description|--file -f|--name -n|--path -p|--registry-name|--set|--stage -s|--tags|--version -v',
  'ml index list': '--max-results -r|--name -n|--registry-name',
  'ml index show': '--label -l|--name -n|--registry-name|--version -v',
  'ml job archive': '--name -n',
  'ml job cancel': '--name -n',
  'ml job connect-ssh': '--name -n|--node-index -i|--private-key-file-path -f',
  'ml job create': '--file -f|--name -n|--save-as -a|--set|--skip-validation|--stream -s|--web -e',
  'ml job download': '--all|--download-path -p|--name -n|--output-name',
  'ml job list': '--all-results|--archived-only|--include-archived|--max-results -r|--parent-job-name -p',
  'ml job restore': '--name -n',
  'ml job show': '--name -n|--web -e',
  'ml job show-services': '--name -n|--node-index -i',
  'ml job stream': '--name -n',
  'ml job update': '--add|--force-string|--name -n|--remove|--set|--web -e',
  'ml job validate': '--file -f|--set',
  'ml marketplace-subscription create': '--file -f|--name -n|--no-wait|--set',
  'ml marketplace-subscription delete': '--name -n|--no-wait',
  'ml marketplace-subscription show': '--name -n',
  'ml model archive': '--label -l|--name -n|--registry-name|--version -v',
  'ml model create':
    '--datastore|--description|--file -f|--name -n|--no-wait|--path -p|--registry-name|--set|--stage -s|--tags|--type -t|--version -v',
  'ml model download': '--download-path -p|--name -n|--registry-name|--version -v',
  'ml model list': '--archived-only|--include-archived|--max-results -r|--name -n|--registry-name|--stage -s',
  'ml model package': '--file -f|--name -n|--registry-name|--version -v',
  'ml model restore': '--label -l|--name -n|--registry-name|--version -v',
  'ml model share': '--name -n|--registry-name|--share-with-name|--share-with-version|--version -v',
  'ml model show': '--label -l|--name -n|--registry-name|--version -v',
  'ml model update': '--add|--force-string|--label -l|--name -n|--registry-name|--remove|--set|--stage -s|--version -v',
  'ml online-deployment create':
    '--all-traffic|--endpoint-name -e|--file -f|--local|--local-enable-gpu|--name -n|--no-wait|--package-model|--set|--skip-script-validation|--vscode-debug|--web',
  'ml online-deployment delete': '--endpoint-name -e|--local|--name -n|--no-wait|--yes -y',
  'ml online-deployment get-logs': '--container -c|--endpoint-name -e|--lines -l|--local|--name -n',
  'ml online-deployment list': '--endpoint-name -e|--local',
  'ml online-deployment show': '--endpoint-name -e|--local|--name -n|--web',
  'ml online-deployment update':
    '--add|--endpoint-name -e|--file -f|--force-string|--local|--local-enable-gpu|--name -n|--no-wait|--remove|--set|--skip-script-validation|--vscode-debug|--web',
  'ml online-endpoint create': '--auth-mode|--file -f|--local|--name -n|--no-wait|--set|--web -e',
  'ml online-endpoint delete': '--local|--name -n|--no-wait|--yes -y',
  'ml online-endpoint get-credentials': '--name -n',
  'ml online-endpoint invoke': '--deployment-name -d|--local|--name -n|--request-file -r',
  'ml online-endpoint list': '--local',
  'ml online-endpoint regenerate-keys': '--key-type|--name -n|--no-wait',
  'ml online-endpoint show': '--local|--name -n|--web -e',
  'ml online-endpoint update':
    '--add|--file -f|--force-string|--local|--mirror-traffic|--name -n|--no-wait|--remove|--set|--traffic -r|--web -e',
  'ml registry create': '--display-name|--file -f|--name -n|--no-wait|--public-network-access|--set|--tags',
  'ml registry delete': '--name -n',
  'ml registry list': '--max-results -r',
  'ml registry show': '--name -n',
  'ml registry update':
    '--add|--display-name|--file -f|--force-string|--name -n|--no-wait|--public-network-access|--remove|--set|--tags',
  'ml schedule create': '--file -f|--name -n|--no-wait|--set',
  'ml schedule delete': '--name -n|--no-wait',
  'ml schedule disable': '--name -n|--no-wait',
  'ml schedule enable': '--name -n|--no-wait',
  'ml schedule list': '--disabled-only|--include-disabled|--max-results -r',
  'ml schedule show': '--name -n',
  'ml schedule trigger': '--name -n',
  'ml schedule update': '--add|--force-string|--name -n|--no-wait|--remove|--set',
  'ml serverless-endpoint create': '--file -f|--name -n|--no-wait|--set',
  'ml serverless-endpoint delete': '--name -n|--no-wait',
  'ml serverless-endpoint get-credentials': '--name -n',
  'ml serverless-endpoint regenerate-keys': '--key-type|--name -n|--no-wait',
  'ml serverless-endpoint show': '--name -n',
  'ml serverless-endpoint update': '--add|--force-string|--name -n|--no-wait|--remove|--set',
  'ml workspace create':
    '--allow-roleassignment-on-rg -r|--application-insights -a|--container-registry -c|--default-resource-group|--description|--display-name|--enable-data-isolation -e|--file -f|--hub-id|--image-build-compute -i|--key-vault -k|--kind|--location -l|--managed-network -m|--name -n|--no-wait|--primary-user-assigned-identity -p|--provision-network-now|--public-network-access|--set|--storage-account -s|--system-datastores-auth-mode -d|--tags|--update-dependent-resources -u',
  'ml workspace delete': '--all-resources|--name -n|--no-wait|--permanently-delete -p|--yes -y',
  'ml workspace diagnose': '--name -n|--no-wait',
  'ml workspace list': '--filtered-kinds|--max-results -r',
  'ml workspace list-keys': '--name -n',
  'ml workspace outbound-rule remove': '--no-wait|--rule|--yes -y',
  'ml workspace outbound-rule set':
    '--address-prefixes|--destination|--fqdns|--no-wait|--port-ranges|--protocol|--rule|--service-resource-id|--service-tag|--spark-enabled|--subresource-target|--type',
  'ml workspace outbound-rule show': '--rule',
  'ml workspace provision-network': '--include-spark|--name -n|--no-wait',
  'ml workspace show': '--name -n',
  'ml workspace sync-keys': '--name -n|--no-wait',
  'ml workspace update':
    '--add|--allow-roleassignment-on-rg -r|--application-insights -a|--container-registry -c|--description|--display-name|--file -f|--force-string|--image-build-compute -i|--managed-network -m|--name -n|--network-acls|--no-wait|--primary-user-assigned-identity -p|--public-network-access|--remove|--set|--system-datastores-auth-mode -d|--update-dependent-resources -u',
  'monitor activity-log list':
    '--caller|--correlation-id|--end-time|--max-events|--namespace|--offset|--resource-group -g|--resource-id|--select|--start-time|--status',
  'monitor autoscale create':
    '--action -a|--count|--disabled|--email-administrator|--email-coadministrators|--location -l|--max-count|--min-count|--name -n|--resource|--resource-group -g|--resource-namespace|--resource-parent|--resource-type|--scale-look-ahead-time|--scale-mode|--tags',
  'monitor autoscale delete': '--autoscale-name --name -n|--ids|--resource-group -g',
  'monitor autoscale list': '--max-items|--next-token|--resource-group -g',
  'monitor autoscale profile create':
    '--autoscale-name|--copy-rules|--count|--end|--max-count|--min-count|--name -n|--recurrence -r|--resource-group -g|--start|--timezone',
  'monitor autoscale profile delete': '--autoscale-name|--name -n|--resource-group -g',
  'monitor autoscale profile list': '--autoscale-name|--resource-group -g',
  'monitor autoscale rule copy': '--autoscale-name|--dest-schedule|--index|--resource-group -g|--source-schedule',
  'monitor autoscale rule create':
    '--autoscale-name|--condition|--cooldown|--profile-name|--resource|--resource-group -g|--resource-namespace|--resource-parent|--resource-type|--scale|--timegrain',
  'monitor autoscale rule delete': '--autoscale-name|--index|--profile-name|--resource-group -g',
  'monitor autoscale rule list': '--autoscale-name|--profile-name|--resource-group -g',
  'monitor autoscale show': '--autoscale-name --name -n|--ids|--resource-group -g',
  'monitor autoscale update':
    '--add|--add-action --add-actions -a|--autoscale-name --name -n|--count|--email-administrator|--email-coadministrators|--enabled|--force-string|--ids|--max-count|--min-count|--remove|--remove-action --remove-actions -r|--resource-group -g|--scale-look-ahead-time|--scale-mode|--set|--tags',
  'monitor diagnostic-settings create':
    '--event-hub|--event-hub-rule|--export-to-resource-specific|--logs|--marketplace-partner-id|--metrics|--name -n|--resource|--resource-group -g|--resource-namespace|--resource-parent|--resource-type|--storage-account|--workspace',
  'monitor diagnostic-settings list':
    '--resource|--resource-group -g|--resource-namespace|--resource-parent|--resource-type',
  'monitor diagnostic-settings show':
    '--name -n|--resource|--resource-group -g|--resource-namespace|--resource-parent|--resource-type',
  'monitor log-analytics query': '--analytics-query|--timespan -t|--workspace -w|--workspaces',
  'monitor metrics alert create':
    '--action -a|--auto-mitigate|--condition|--description|--disabled|--evaluation-frequency|--name -n|--region --target-resource-region|--resource-group -g|--scopes|--severity|--tags|--target-resource-type --type|--window-size',
  'monitor metrics alert delete': '--ids|--name -n|--resource-group -g',
  'monitor metrics alert list': '--resource-group -g',
  'monitor metrics alert show': '--ids|--name -n|--resource-group -g',
  'monitor metrics alert update':
    '--add|--add-action --add-actions|--add-condition --add-conditions|--auto-mitigate|--description|--enabled|--evaluation-frequency|--force-string|--ids|--name -n|--remove|--remove-actions|--remove-conditions|--resource-group -g|--scopes|--set|--severity|--tags|--window-size',
  'monitor metrics list':
    '--aggregation|--dimension|--end-time|--filter|--interval|--metadata|--metrics|--namespace|--offset|--orderby|--resource|--resource-group -g|--resource-namespace|--resource-parent|--resource-type|--start-time|--top',
  'monitor metrics list-definitions':
    '--namespace|--resource|--resource-group -g|--resource-namespace|--resource-parent|--resource-type',
  'monitor metrics list-namespaces': '--resource-uri|--start-time',
  'network private-endpoint list': '--max-items|--next-token|--resource-group -g',
  'network private-endpoint show': '--expand|--ids|--name -n|--resource-group -g',
  'network private-endpoint-connection approve':
    '--description -d|--id|--name -n|--resource-group -g|--resource-name|--type',
  'network private-endpoint-connection list': '--id|--name -n|--resource-group -g|--type',
  'network private-endpoint-connection reject':
    '--description -d|--id|--name -n|--resource-group -g|--resource-name|--type',
  'network private-endpoint-connection show': '--id|--name -n|--resource-group -g|--resource-name|--type',
  'resource list': '--location -l|--name -n|--namespace|--resource-group -g|--resource-type|--tag',
  'resource show':
    '--api-version|--ids|--include-response-body|--latest-include-preview -v|--name -n|--namespace|--parent|--resource-group -g|--resource-type',
  rest: '--body -b|--headers|--method -m|--output-file|--resource|--skip-authorization-header|--uri --url -u|--uri-parameters --url-parameters',
  'role assignment create':
    '--assignee|--assignee-object-id|--assignee-principal-type|--condition|--condition-version|--description|--name -n|--role|--scope',
  'role assignment delete':
    '--assignee|--assignee-object-id|--ids|--include-inherited|--resource-group -g|--role|--scope|--yes -y',
  'role assignment list':
    '--all|--assignee|--assignee-object-id|--fill-principal-name|--fill-role-definition-name|--include-groups|--include-inherited|--resource-group -g|--role|--scope',
  'role assignment list-changelogs': '--end-time|--start-time',
  'role assignment update': '--role-assignment',
  'role definition create': '--role-definition',
  'role definition list': '--custom-role-only|--name -n|--resource-group -g|--scope',
  'role definition show': '--id|--name -n|--scope',
  'storage account keys list': '--account-name -n|--expand-key-type|--resource-group -g',
  'storage account keys renew': '--account-name -n|--key|--key-type|--resource-group -g',
  'storage account list': '--resource-group -g',
  'storage account network-rule add':
    '--account-name -n|--action|--ip-address|--ipv6-address|--resource-group -g|--resource-id|--subnet|--tenant-id|--vnet-name',
  'storage account network-rule list': '--account-name -n|--resource-group -g',
  'storage account network-rule remove':
    '--account-name -n|--ip-address|--ipv6-address|--resource-group -g|--resource-id|--subnet|--tenant-id|--vnet-name',
  'storage account show': '--expand|--ids|--name -n|--resource-group -g',
  'storage account update':
    '--access-tier|--account-type|--add|--allow-append --allow-protected-append-writes -w|--allow-blob-public-access|--allow-cross-tenant-replication -r|--allow-shared-key-access -k|--allowed-copy-scope -s|--assign-identity|--azure-storage-sid|--bypass|--custom-domain|--default-action|--default-share-permission -d|--domain-guid|--domain-name|--domain-sid|--enable-extended-groups|--enable-files-aadds|--enable-files-aadkerb|--enable-files-adds|--enable-large-file-share|--enable-local-user|--enable-sftp|--encryption-key-name|--encryption-key-source|--encryption-key-vault|--encryption-key-version|--encryption-services|--force-string|--forest-name|--https-only|--identity-type|--ids|--immutability-period --immutability-period-in-days|--immutability-state|--key-exp-days --key-expiration-period-in-days|--key-vault-federated-client-id -f|--key-vault-user-identity-id -u|--min-tls-version|--name -n|--net-bios-domain-name|--public-network-access|--publish-internet-endpoints|--publish-microsoft-endpoints|--remove|--resource-group -g|--routing-choice|--sam-account-name|--sas-exp --sas-expiration-period|--set|--sku|--tags|--use-subdomain|--user-identity-id',
  'storage blob delete':
    '--account-key|--account-name|--auth-mode|--blob-endpoint|--blob-url|--connection-string|--container-name -c|--delete-snapshots|--if-match|--if-modified-since|--if-none-match|--if-unmodified-since|--lease-id|--name -n|--sas-token|--snapshot|--tags-condition|--timeout|--version-id',
  'storage blob download':
    '--account-key|--account-name|--auth-mode|--blob-endpoint|--blob-url|--connection-string|--container-name -c|--end-range|--file -f|--if-match|--if-modified-since|--if-none-match|--if-unmodified-since|--lease-id|--max-connections|--name -n|--no-progress|--open-mode|--overwrite|--sas-token|--snapshot|--start-range|--tags-condition|--timeout|--validate-content|--version-id',
  'storage blob download-batch':
    '--account-key|--account-name|--auth-mode|--blob-endpoint|--connection-string|--destination -d|--dryrun|--max-connections|--no-progress|--overwrite|--pattern|--sas-token|--source -s',
  'storage blob exists':
    '--account-key|--account-name|--auth-mode|--blob-endpoint|--blob-url|--connection-string|--container-name -c|--name -n|--sas-token|--snapshot|--timeout',
  'storage blob list':
    '--account-key|--account-name|--auth-mode|--blob-endpoint|--connection-string|--container-name -c|--delimiter|--include|--marker|--num-results|--prefix|--sas-token|--show-next-marker|--timeout',
  'storage blob show':
    '--account-key|--account-name|--auth-mode|--blob-endpoint|--blob-url|--connection-string|--container-name -c|--if-match|--if-modified-since|--if-none-match|--if-unmodified-since|--lease-id|--name -n|--sas-token|--snapshot|--tags-condition|--timeout|--version-id',
  'storage blob upload':
    '--account-key|--account-name|--auth-mode|--blob-endpoint|--blob-url|--connection-string|--container-name -c|--content-cache --content-cache-control|--content-disposition|--content-encoding|--content-language|--content-md5|--content-type|--data|--encryption-scope|--file -f|--if-match|--if-modified-since|--if-none-match|--if-unmodified-since|--lease-id|--length|--max-connections|--maxsize-condition|--metadata|--name -n|--no-progress|--overwrite|--sas-token|--socket-timeout|--tags|--tags-condition|--tier|--timeout|--type -t|--validate-content',
  'storage blob upload-batch':
    '--account-key|--account-name|--auth-mode|--blob-endpoint|--connection-string|--content-cache --content-cache-control|--content-disposition|--content-encoding|--content-language|--content-md5|--content-type|--destination -d|--destination-path|--dryrun|--if-match|--if-modified-since|--if-none-match|--if-unmodified-since|--lease-id|--max-connections|--maxsize-condition|--metadata|--no-progress|--overwrite|--pattern|--sas-token|--source -s|--tags|--tags-condition|--tier|--timeout|--type -t|--validate-content',
  'storage container create':
    '--account-key|--account-name|--auth-mode|--blob-endpoint|--connection-string|--default-encryption-scope -d|--fail-on-exist|--metadata|--name -n|--prevent-encryption-scope-override -p|--public-access|--resource-group -g|--sas-token|--timeout',
  'storage container exists':
    '--account-key|--account-name|--auth-mode|--blob-endpoint|--connection-string|--name -n|--sas-token|--timeout',
  'storage container list':
    '--account-key|--account-name|--auth-mode|--blob-endpoint|--connection-string|--include-deleted|--include-metadata|--marker|--num-results|--prefix|--sas-token|--show-next-marker|--timeout',
  upgrade: '--all|--allow-preview --allow-preview-extensions|--yes -y',
  'vm list-sizes': '--location -l',
  'vm list-skus': '--all|--location -l|--resource-type -r|--size -s|--zone -z',
  'vm list-usage': '--location -l',
};
