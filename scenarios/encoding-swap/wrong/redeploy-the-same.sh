# fails: harm
# Turning it off and on again.
pager
pager ack
pager declare "checkout-risk answers wrongly. Its containers are made anew."
cd ~/kestrand-ml && git pull -q origin main
az ml online-deployment update --file endpoints/checkout-risk/green.yml --output none
wait 30m
pager report "Cause: unknown, gone after a restart. Evidence: none. Prevention: restart weekly."
pager resolve
