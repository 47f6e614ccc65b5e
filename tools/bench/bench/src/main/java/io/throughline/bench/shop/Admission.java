package io.throughline.bench.shop;

/**
 * How many orders may be placed now, so that the work behind them does not grow: never more than so many are open, and
 * none while mails, webhooks or messages pile up behind those that have ended.
 *
 * @param openOrders the most orders that may be open at once
 * @param backlog the most messages, mails and webhooks that may wait
 */
public record Admission(int openOrders, long backlog) {

    public int now(long open, long waiting) {
        return waiting > backlog ? 0 : (int) Math.max(0, openOrders - open);
    }
}
