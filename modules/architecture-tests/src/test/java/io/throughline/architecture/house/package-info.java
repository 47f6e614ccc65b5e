/** What a rule looks at: classes, sources, poms and configuration of the house, or of a plant. */
package io.throughline.architecture.house;
