/** The mail relay: takes mail for everybody, fails on demand in the SMTP dialogue, and keeps what it took. */
package io.throughline.sandbox.mail;
