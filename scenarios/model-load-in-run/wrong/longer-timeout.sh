# fails: slo
# The endpoint waits longer for itself; the gateway does not, and the queue is what it was.
# think 30s
pager
# think 30s
pager ack
# Who serves, since when, and what differs?
az ml online-endpoint show --name checkout-risk --query traffic
az ml online-deployment list --endpoint-name checkout-risk --query "[].{name:name, model:model}" --output table
pager declare "checkout-risk answers slowly; all orders are hit."
az ml online-deployment update --name green --endpoint-name checkout-risk --set request_settings.request_timeout_ms=30000 --output none
wait 20m
pager report "Gave requests more time."
pager resolve
