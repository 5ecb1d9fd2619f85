# fails: slo
# No answer is a quick answer: every order falls back to the rule, which costs more than the slow model did.
# think 30s
pager
# think 30s
pager ack
# Who serves, since when, and what differs?
az ml online-endpoint show --name checkout-risk --query traffic
az ml online-deployment list --endpoint-name checkout-risk --query "[].{name:name, model:model}" --output table
pager declare "checkout-risk answers slowly; all orders are hit."
az ml online-endpoint update --name checkout-risk --traffic "blue=0 green=0" --output none
wait 20m
pager report "Endpoint taken out, fallback rule is in charge."
pager resolve
