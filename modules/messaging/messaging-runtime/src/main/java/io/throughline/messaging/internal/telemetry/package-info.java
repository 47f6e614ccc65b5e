/** What operators and load balancers see of the runtime. */
package io.throughline.messaging.internal.telemetry;
