# fails: slo
# Sixteen workers share four cores: more requests at once, each of them slower or as slow as before.
# think 30s
pager
# think 30s
pager ack
# Who serves, since when, and what differs?
az ml online-endpoint show --name checkout-risk --query traffic
az ml online-deployment list --endpoint-name checkout-risk --query "[].{name:name, model:model}" --output table
pager declare "checkout-risk answers slowly; all orders are hit."
az ml online-deployment update --name green --endpoint-name checkout-risk --set environment_variables.WORKER_COUNT=16 --set request_settings.max_concurrent_requests_per_instance=16 --output none
wait 20m
pager report "More workers per machine."
pager resolve
