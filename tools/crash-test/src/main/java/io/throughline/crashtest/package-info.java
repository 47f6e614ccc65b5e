/** Orders under random crashes and provider faults; afterwards every book is checked against every other. */
package io.throughline.crashtest;
