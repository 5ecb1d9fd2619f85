# fails: slo
# The same code again, with fresh containers.
# think 30s
pager
# think 30s
pager ack
# Who serves, since when, and what differs?
az ml online-endpoint show --name checkout-risk --query traffic
az ml online-deployment list --endpoint-name checkout-risk --query "[].{name:name, model:model}" --output table
pager declare "checkout-risk answers slowly; all orders are hit."
git pull -q origin main
az ml online-deployment update --file endpoints/checkout-risk/green.yml --output none
wait 20m
pager report "Redeployed green."
pager resolve
