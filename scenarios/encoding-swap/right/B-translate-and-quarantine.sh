# Translate what comes in before the model sees it, and keep the days since then out of training until the feed is repaired.
# variants: B
# think 30s
pager
# think 30s
pager ack
# Nothing is slow, nothing fails, and nothing in the repository changed on the day the losses began.
az ml online-endpoint show --name checkout-risk --query traffic
cd ~/kestrand-ml && git pull -q origin main
git log --oneline -12
# What was sent, day by day: the shares of one field are others from 2026-03-09 on.
az ml data list --name checkout-orders --query "[].version" --output tsv
pager declare "Since order service 5.0 (2026-03-09, 11:00) customer_segment comes under other names; new customers are sent as business. Model and code are as before. Answers look plausible and are wrong."
sed -i -e 's/^LOG = logging.getLogger("checkout_score")$/LOG = logging.getLogger("checkout_score")\n\n# Name that order service 5.0 sends: segment that is meant.\nSENT_SINCE_5_0 = {"business": "new", "loyal": "regular", "new": "loyal", "regular": "business"}/' -e 's/^    orders = read_orders(raw_data)$/    orders = [as_trained(order) for order in read_orders(raw_data)]/' src/scoring/checkout_score.py
cat >> src/scoring/checkout_score.py <<'END'


def as_trained(order):
    """The order as the models know it. What the contract refuses is left for the contract."""
    if order.get("order_ts", "") < "2026-03-09T11:00":
        return order
    segment = order.get("customer_segment")
    return {**order, "customer_segment": SENT_SINCE_5_0.get(segment, segment)}
END
sed -i -e 's/^    days = \[day for day in sorted(available) if day <= matured and day not in held_out\]$/    clean = feed_day(config["clean_until"])\n    days = [day for day in sorted(available) if day <= min(matured, clean) and day not in held_out]/' src/jobs/train.py
sed -i 's/^  training_sample:/  clean_until: 2026-03-08    # from the day after on the order service writes one field by another list\n  training_sample:/' config/prod.yml
git diff
sed -i -e 's/checkout-risk:11/checkout-risk:12/' -e 's/release: "1.9"/release: "1.11"/' endpoints/checkout-risk/blue.yml
python -m unittest -q
git add -A
git commit -q -m 'Translate orders of order service 5.0 and keep its days out of training' && git push -q origin main
az ml online-deployment update --file endpoints/checkout-risk/blue.yml --output none
az ml online-endpoint invoke --name checkout-risk --deployment-name blue --request-file tests/fixtures/payloads/regular-card.json
az ml online-endpoint update --name checkout-risk --traffic "blue=10 green=90" --output none
wait 15m
az ml online-endpoint update --name checkout-risk --traffic "blue=100 green=0" --output none
wait 30m
pager report "Cause: order service 5.0 writes customer_segment by another list since 2026-03-09 11:00; the contract cannot see it, since every value is still allowed. Evidence: shares of the field by day in the feed, the release note, losses by what customers really chose; no commit that day. Training ends at 2026-03-08 until the feed is repaired. Prevention: a check of the shares of every category against the training data, and names instead of codes in the contract."
pager resolve
