# fails: slo
# Twice the machines for twice the money: calls are no longer refused, but each answer takes as long as before.
# think 30s
pager
# think 30s
pager ack
# Who serves, since when, and what differs?
az ml online-endpoint show --name checkout-risk --query traffic
az ml online-deployment list --endpoint-name checkout-risk --query "[].{name:name, model:model}" --output table
pager declare "checkout-risk answers slowly; all orders are hit."
az ml online-deployment update --name green --endpoint-name checkout-risk --set instance_count=6 --output none
wait 20m
pager report "Scaled out for the evening."
pager resolve
