package org.apache.activemq.artemis.api;

public class Client {}
