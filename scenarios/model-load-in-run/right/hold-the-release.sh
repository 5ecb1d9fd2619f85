# Roll back, take the commit back on main, and hold checkout-risk 12 with a written reason until tomorrow.
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
cat >> docs/decision-log.md <<'END'

**2026-03-10 · checkout-risk 12 is held.** Release 1.10 made every request slow; the cause is in the scorer, not in the
model. It is reverted on main. Version 12 is released again tomorrow in the window, from main. On-call.
END
git add -A
git commit -q -m 'Hold checkout-risk 12 until tomorrow' && git push -q origin main
az ml model update --name checkout-risk --version 12 --set tags.hold_reason="scorer of release 1.10 reverted on main, release again on 2026-03-11" --output none
wait 20m
pager report "Cause: the commit to checkout_score.py of 14:30 does start-up work in every request; green carried it to all customers at 16:20. Evidence: latency by deployment, log of green, diff. Prevention: time the smoke payloads before a release moves traffic."
pager resolve
