/** Subscriptions and their deliveries over HTTP, for customers and support. */
package io.throughline.webhooks.rest;
