# Roll back, take the commit back on main, release checkout-risk 12 again from the repaired code.
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
# Why was green slow? Same machines, same settings: the code differs.
az ml online-deployment get-logs --name green --endpoint-name checkout-risk --lines 30
git pull -q origin main
git log --oneline -6
git log -p -1 -- src/scoring/checkout_score.py
git revert --no-edit $(git log --format=%h -1 -- src/scoring/checkout_score.py)
git push -q origin main
az ml online-deployment update --file endpoints/checkout-risk/green.yml --output none
# Same model, repaired code: ask it before customers do, then step by step.
az ml online-endpoint invoke --name checkout-risk --deployment-name green --request-file tests/fixtures/payloads/regular-card.json
az ml online-endpoint update --name checkout-risk --traffic "blue=90 green=10" --output none
wait 15m
az ml online-endpoint update --name checkout-risk --traffic "blue=0 green=100" --output none
wait 20m
pager report "Cause: the commit to checkout_score.py of 14:30 does start-up work in every request; green carried it to all customers at 16:20. Evidence: latency by deployment, log of green, diff. Prevention: time the smoke payloads before a release moves traffic."
pager resolve
