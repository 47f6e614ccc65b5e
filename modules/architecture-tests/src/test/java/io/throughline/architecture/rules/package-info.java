/** The rules of the house, each named by the sentence that holds. */
package io.throughline.architecture.rules;
