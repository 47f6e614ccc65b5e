package io.throughline.problem;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ejb.EJBException;
import jakarta.persistence.PersistenceException;
import jakarta.resource.ResourceException;
import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.TransactionalException;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import javax.transaction.xa.XAException;
import org.jboss.resteasy.core.providerfactory.ResteasyProviderFactoryImpl;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

class FailureMapperTest {

    static class Unknown extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    public static class UnknownMapper implements ExceptionMapper<Unknown> {
        @Override
        public Response toResponse(Unknown failure) {
            return Problem.of(404, "unknown").toResponse();
        }
    }

    private final FailureMapper mapper = new FailureMapper();

    @BeforeEach
    void knowsTheMappersOfTheContext() throws ReflectiveOperationException {
        var providers = new ResteasyProviderFactoryImpl();
        providers.registerProvider(UnknownMapper.class);
        var field = FailureMapper.class.getDeclaredField("providers");
        field.setAccessible(true);
        field.set(mapper, providers);
    }

    @Test
    void tellsNothingOfAnUnexpectedFailureButItsIncident() {
        var answer = mapper.toResponse(new IllegalStateException("secret table", new SQLException("syntax", "42601")));

        assertThat(answer.getStatus()).isEqualTo(500);
        assertThat(problemIn(answer).incident()).isNotBlank();
        assertThat(problemIn(answer).toString()).doesNotContain("secret").doesNotContain("syntax");
    }

    @Test
    @Timeout(value = 10, threadMode = ThreadMode.SEPARATE_THREAD)
    void answersWhereCausesGoInACircle() {
        var one = new IllegalStateException("one");
        one.initCause(new IllegalStateException("other", one));

        assertThat(mapper.toResponse(one).getStatus()).isEqualTo(500);
    }

    @Test
    void unwrapsWhatContainersWrapped() {
        var wrapped =
                new EJBException(new TransactionalException("rolled back", ProblemException.notFound("no such order")));

        assertThat(mapper.toResponse(wrapped).getStatus()).isEqualTo(404);
    }

    @Test
    void prefersOurProblemToTheRefusalThatWrapsIt() {
        var tooLarge = new BadRequestException(LimitedInputStream.tooLarge());

        assertThat(mapper.toResponse(tooLarge).getStatus()).isEqualTo(413);
    }

    @Test
    void givesAWrappedDomainExceptionToItsOwnMapper() {
        assertThat(mapper.toResponse(new TransactionalException("rolled back", new Unknown()))
                        .getStatus())
                .isEqualTo(404);
    }

    @Test
    void asksToComeBackWhenTheDatabaseIsAway() {
        var noConnection = mapper.toResponse(new PersistenceException(new SQLTransientConnectionException("pool")));
        var restarted = mapper.toResponse(new PersistenceException(new SQLException("terminating", "57P01")));

        assertThat(noConnection.getStatus()).isEqualTo(503);
        assertThat(noConnection.getHeaderString("Retry-After")).isEqualTo("2");
        assertThat(restarted.getStatus()).isEqualTo(503);
    }

    @Test
    void promisesThatNothingWasDoneOnlyWhereItIsSure() {
        assertThat(problemIn(mapper.toResponse(atCommit("08006"))).detail()).contains("is not known");
        assertThat(problemIn(mapper.toResponse(atCommit("57P01"))).detail()).contains("is not known");
        assertThat(problemIn(mapper.toResponse(atCommit("40P01"))).detail()).contains("nothing was done");
        var before = new PersistenceException(new SQLException("lost", "08006"));
        assertThat(problemIn(mapper.toResponse(before)).detail()).contains("nothing was done");
    }

    /** As Liberty wraps what the connection's commit throws. */
    private static Exception atCommit(String state) {
        var hazard = new XAException(XAException.XA_HEURHAZ);
        hazard.initCause(new ResourceException(new SQLException("at commit", state)));
        var mixed = new HeuristicMixedException();
        mixed.initCause(hazard);
        return new TransactionalException("commit", mixed);
    }

    @Test
    void keepsTheHeadersOfARefusalOfThePlatform() {
        var answer = mapper.toResponse(new NotAllowedException("GET"));

        assertThat(answer.getHeaderString("Allow")).contains("GET");
        assertThat(answer.getMediaType()).hasToString(Problem.MEDIA_TYPE);
        assertThat(problemIn(answer).status()).isEqualTo(405);
    }

    private static Problem problemIn(Response answer) {
        return (Problem) answer.getEntity();
    }
}
