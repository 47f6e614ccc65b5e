/** The carrier: books parcels, moves them on by itself, and tells of it in a feed of tracking events. */
package io.throughline.sandbox.carrier;
