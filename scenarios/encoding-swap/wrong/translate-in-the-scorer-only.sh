# fails: next-training
# variants: A
# Answers are right again, but training learns from a mixture of both lists.
pager
pager ack
cd ~/kestrand-ml && git pull -q origin main
pager declare "Order service 5.0 numbers payment methods by another list."
sed -i -e 's/^LOG = logging.getLogger("checkout_score")$/LOG = logging.getLogger("checkout_score")\n\n# Code that order service 5.0 sends: what the model was trained with.\nSENT_SINCE_5_0 = {0: 2, 1: 0, 2: 3, 3: 1}/' -e 's/^    orders = read_orders(raw_data)$/    orders = [as_trained(order) for order in read_orders(raw_data)]/' src/scoring/checkout_score.py
cat >> src/scoring/checkout_score.py <<'END'


def as_trained(order):
    """The order as the models know it. What the contract refuses is left for the contract."""
    return {**order, "payment_code": SENT_SINCE_5_0[order["payment_code"]]}
END
sed -i -e 's/checkout-risk:11/checkout-risk:12/' -e 's/release: "1.9"/release: "1.11"/' endpoints/checkout-risk/blue.yml
git add -A && git commit -q -m 'Read payment codes of order service 5.0' && git push -q origin main
az ml online-deployment update --file endpoints/checkout-risk/blue.yml --output none
az ml online-endpoint update --name checkout-risk --traffic "blue=100 green=0" --output none
wait 30m
pager report "Cause: order service 5.0. Evidence: shares of payment_code by day. Prevention: talk to the app team."
pager resolve
