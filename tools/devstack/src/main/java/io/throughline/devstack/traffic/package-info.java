/** Customers of a shop, for looking at a running stack: they order what shops sell, and not everything ends well. */
package io.throughline.devstack.traffic;
