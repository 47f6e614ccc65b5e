package io.throughline.common;

class PlantedInCommon {}
