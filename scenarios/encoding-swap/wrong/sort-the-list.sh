# fails: answers
# variants: A
# The list is also the order of the columns of the model: sorting it moves them.
pager
pager ack
cd ~/kestrand-ml && git pull -q origin main
pager declare "Order service 5.0 numbers payment methods by another list."
sed -i 's/^PAYMENT_METHODS = .*$/PAYMENT_METHODS = ("bank_transfer", "card", "instalment", "wallet")/' src/kestrand/encoders.py
sed -i -e 's/checkout-risk:11/checkout-risk:12/' -e 's/release: "1.9"/release: "1.11"/' endpoints/checkout-risk/blue.yml
git add -A && git commit -q -m 'Read payment codes of order service 5.0' && git push -q origin main
az ml online-deployment update --file endpoints/checkout-risk/blue.yml --output none
az ml online-endpoint update --name checkout-risk --traffic "blue=100 green=0" --output none
wait 30m
pager report "Cause: order service 5.0. Evidence: shares of payment_code by day. Prevention: talk to the app team."
pager resolve
