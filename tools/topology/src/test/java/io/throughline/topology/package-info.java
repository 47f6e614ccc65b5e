/** Tests of the topology, against a broker that runs the generated file. */
package io.throughline.topology;
