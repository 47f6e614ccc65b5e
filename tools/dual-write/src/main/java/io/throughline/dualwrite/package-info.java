/** Which of the guarantees a server of the crash campaign does without. Never part of the application. */
package io.throughline.dualwrite;
