# fails: answers
# A fresh model against the fraud season: trained on Monday, on orders that were all placed before anything changed.
pager
pager ack
pager declare "Fraud season: the model is too old for it. The one of Monday is released now."
cd ~/kestrand-ml && git pull -q origin main
sed -i -e 's/checkout-risk:11/checkout-risk:13/' -e 's/release: "1.9"/release: "1.11"/' endpoints/checkout-risk/blue.yml
git add -A && git commit -q -m 'Release 1.11: checkout-risk 13 on blue' && git push -q origin main
az ml online-deployment update --file endpoints/checkout-risk/blue.yml --output none
az ml online-endpoint update --name checkout-risk --traffic "blue=100 green=0" --output none
wait 30m
pager report "Cause: fraud season. Evidence: losses rise while the endpoint is healthy. Prevention: release every Monday."
pager resolve
