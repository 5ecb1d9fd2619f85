# fails: light-requests
# Customers are served, but main still holds the cause: the next release brings it back. And the approved model is forgotten.
# think 30s
pager
# think 30s
pager ack
# Who serves, since when, and what differs?
az ml online-endpoint show --name checkout-risk --query traffic
az ml online-deployment list --endpoint-name checkout-risk --query "[].{name:name, model:model}" --output table
# The old deployment is still there: ask it directly, then give it the traffic. Reversible, and it stops the harm.
az ml online-endpoint invoke --name checkout-risk --deployment-name blue --request-file tests/fixtures/payloads/regular-card.json
az ml online-endpoint update --name checkout-risk --traffic "blue=100 green=0" --output none
pager declare "checkout-risk answers slowly since green took the traffic at 16:20; all orders are hit, part of them falls back to the rule. Traffic is back on blue."
wait 20m
pager report "Rolled back to blue."
pager resolve
