/** RFC 9457 problem details for every wrong request, the validation of request bodies, and JSON over HTTP. */
package io.throughline.problem;
