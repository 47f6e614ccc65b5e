/** Stock over HTTP, for stockkeepers and whoever wants to look. */
package io.throughline.inventory.rest;
