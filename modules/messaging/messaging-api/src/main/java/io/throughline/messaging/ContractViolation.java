package io.throughline.messaging;

/** An event does not match the JSON Schema of its type and version, or has no schema. Permanent. */
public class ContractViolation extends PermanentFailure {

    private static final long serialVersionUID = 1L;

    public ContractViolation(String message) {
        super(message);
    }

    public ContractViolation(String message, Throwable cause) {
        super(message, cause);
    }
}
