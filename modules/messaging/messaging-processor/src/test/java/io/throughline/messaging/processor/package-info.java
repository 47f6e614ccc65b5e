/** Tests of the annotation processor: small modules are compiled with it. */
package io.throughline.messaging.processor;
