using System.Collections.Concurrent;
using LeadRules.Stores;

namespace LeadRules.Tests.Stores;

/// <summary>Intents reach the handler at least once, in order for each lead, and none is lost.</summary>
public sealed class OutboxDispatcherTests
{
    private static readonly DateTimeOffset Monday = new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero);
    private readonly InMemoryRoutingStore _store = new();
    private readonly Handler _handler = new();

    [Fact, Trait("Requirement", "L21")]
    public async Task Each_intent_is_handled_once_where_nothing_fails()
    {
        await Keep("a", "a1", "a2");
        await Keep("b", "b1");
        var result = await Dispatch();

        _handler.Handled.Order().ShouldBe(["a1", "a2", "b1"]);
        result.Dispatched.Select(static one => $"{one.Intent.Intent.Key} {one.Report.Outcome}").ShouldBe(["a1 Settled", "a2 Settled", "b1 Settled"]);
        (await _store.PendingAsync(100, Stop)).ShouldBeEmpty();
        (await Dispatch()).Dispatched.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_intents_of_a_lead_are_handled_in_their_order()
    {
        for (var i = 0; i < 20; i++)
            await Keep($"lead {i % 3}", $"{i:00}");
        await Dispatch(new() { Parallel = 3 });

        _handler.Handled.GroupBy(static key => int.Parse(key, System.Globalization.CultureInfo.InvariantCulture) % 3).ShouldAllBe(static ofLead => ofLead.SequenceEqual(ofLead.Order()));
        _handler.Handled.Count.ShouldBe(20);
    }

    [Fact]
    public async Task What_fails_is_tried_again_later_and_those_of_its_lead_wait_behind_it()
    {
        _handler.Fails["a1"] = new TimeoutException("the mail server does not answer");
        await Keep("a", "a1", "a2");
        await Keep("b", "b1");
        var first = await Dispatch();
        first.NextTry.ShouldBe(Monday.AddSeconds(5));
        _handler.Handled.Order().ShouldBe(["a1", "b1"]);
        (await _store.PendingAsync(1, Stop))[0].Problem.ShouldBe("TimeoutException: the mail server does not answer");

        _handler.Fails.Clear();
        await Dispatch(at: Monday.AddSeconds(4));
        _handler.Handled.Order().ShouldBe(["a1", "b1"]);
        await Dispatch(at: Monday.AddSeconds(5));
        _handler.Handled.TakeLast(2).ShouldBe(["a1", "a2"]);
    }

    [Theory, InlineData(1, 5), InlineData(2, 10), InlineData(3, 20), InlineData(10, 2560), InlineData(11, 3600), InlineData(100, 3600)]
    public void The_wait_doubles_up_to_an_hour(int failures, int seconds) => OutboxDispatcherOptions.Default.DelayAfter(failures).ShouldBe(TimeSpan.FromSeconds(seconds));

    [Fact]
    public async Task What_fails_too_often_is_set_aside_and_the_others_of_its_lead_go_on()
    {
        _handler.Fails["a1"] = new TimeoutException("no answer");
        await Keep("a", "a1", "a2");
        var options = new OutboxDispatcherOptions { MaxAttempts = 3 };
        for (var day = 0; day < 4; day++)
            await Dispatch(options, Monday.AddDays(day));

        var aside = (await _store.SetAsideIntentsAsync(100, Stop)).ShouldHaveSingleItem();
        (aside.Intent.Key, aside.Attempts, aside.Problem).ShouldBe(("a1", 3, "tried 3 times; TimeoutException: no answer"));
        _handler.Handled.ShouldBe(["a1", "a1", "a1", "a2"]);
    }

    [Fact]
    public async Task What_the_handler_refuses_is_set_aside_at_once()
    {
        _handler.Fails["a1"] = new IntentRefusedException("there is no such address");
        await Keep("a", "a1", "a2");
        await Dispatch();

        (await _store.SetAsideIntentsAsync(100, Stop)).ShouldHaveSingleItem().Problem.ShouldBe("there is no such address");
        _handler.Handled.ShouldBe(["a1", "a2"]);
    }

    [Fact]
    public async Task What_is_refused_without_a_reason_is_set_aside_and_the_others_are_handled_once()
    {
        _handler.Fails["b1"] = new IntentRefusedException("");
        await Keep("a", "a1");
        await Keep("b", "b1");
        await Keep("c", "c1");
        await Dispatch();
        await Dispatch();

        (await _store.SetAsideIntentsAsync(100, Stop)).ShouldHaveSingleItem().Problem.ShouldBe("refused without a reason");
        (await _store.PendingAsync(100, Stop)).ShouldBeEmpty();
        _handler.Handled.Order().ShouldBe(["a1", "b1", "c1"]);
    }

    [Fact]
    public async Task What_fails_without_words_is_tried_again_later_by_the_name_of_its_exception()
    {
        _handler.Fails["a1"] = new TimeoutException(" ");
        _handler.Fails["b1"] = new Speechless();
        await Keep("a", "a1");
        await Keep("b", "b1");
        await Dispatch();
        (await _store.PendingAsync(100, Stop)).Select(static waiting => waiting.Problem).ShouldBe(["TimeoutException, without a message", "Speechless, without a message"]);
    }

    [Fact]
    public async Task What_was_handled_is_not_given_again_when_the_batch_breaks_down()
    {
        await Keep("a", "a1");
        await Keep("b", "b1");
        var clock = () => _handler.Handled.IsEmpty ? TimeSpan.Zero : throw new TimeZoneNotFoundException("no clock");
        await Should.ThrowAsync<TimeZoneNotFoundException>(new OutboxDispatcher(_store, _handler, "this server", new() { Parallel = 1 }) { Clock = clock }.DispatchAsync(Monday, Stop).AsTask());
        (await _store.PendingAsync(100, Stop)).ShouldHaveSingleItem().Intent.Key.ShouldBe("b1");
    }

    [Fact]
    public async Task What_is_too_late_to_be_useful_is_settled_and_not_handled()
    {
        await Keep("a", Monday.AddHours(1), "a1", "a2");
        var result = await Dispatch(at: Monday.AddHours(1));

        _handler.Handled.ShouldBeEmpty();
        result.Dispatched.Count.ShouldBe(2);
        (await _store.PendingAsync(100, Stop)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_dispatcher_without_the_right_does_nothing_until_it_lapses()
    {
        await Keep("a", "a1");
        await _store.LeaseAsync("another server", Monday, Monday.AddMinutes(1), Stop);
        (await Dispatch()).IsHolder.ShouldBeFalse();
        _handler.Handled.ShouldBeEmpty();
        (await Dispatch(at: Monday.AddMinutes(1))).IsHolder.ShouldBeTrue();
        _handler.Handled.ShouldBe(["a1"]);
    }

    [Fact]
    public async Task A_full_batch_says_that_there_may_be_more()
    {
        await Keep("a", "a1", "a2", "a3");
        (await Dispatch(new() { BatchSize = 2 })).HasMore.ShouldBeTrue();
        (await Dispatch(new() { BatchSize = 2 })).HasMore.ShouldBeFalse();
        _handler.Handled.ShouldBe(["a1", "a2", "a3"]);
    }

    [Fact]
    public async Task A_dispatcher_that_is_stopped_keeps_what_was_done_and_gives_the_rest_again()
    {
        using var stop = new CancellationTokenSource();
        _handler.Before = key =>
        {
            if (key == "a2")
                stop.Cancel();
        };
        await Keep("a", "a1", "a2", "a3");
        var result = await Dispatcher().DispatchAsync(Monday, stop.Token);
        result.IsStopped.ShouldBeTrue();
        result.Dispatched.ShouldHaveSingleItem().Intent.Intent.Key.ShouldBe("a1");
        (await _store.PendingAsync(100, Stop)).Select(static waiting => waiting.Intent.Key).ShouldBe(["a2", "a3"]);
        (await _store.PendingAsync(100, Stop)).ShouldAllBe(static waiting => waiting.Attempts == 0);
    }

    [Fact]
    public async Task No_intent_is_taken_when_half_of_the_lease_is_over_and_the_rest_comes_with_the_next_batch()
    {
        var clock = TimeSpan.FromDays(3);
        _handler.Before = _ => clock += TimeSpan.FromSeconds(20);
        await Keep("a", Monday.AddSeconds(70), "a1", "a2", "a3", "a4", "a5");
        var dispatcher = new OutboxDispatcher(_store, _handler, "this server") { Clock = () => clock };
        var first = await dispatcher.DispatchAsync(Monday, Stop);
        (first.HasMore, _handler.Handled.ToArray().Length).ShouldBe((true, 2));
        // The lease is renewed, so that another one does not get it when the first would have lapsed.
        await dispatcher.DispatchAsync(Monday.AddSeconds(40), Stop);
        (await _store.LeaseAsync("another server", Monday.AddSeconds(65), Monday.AddSeconds(90), Stop)).ShouldBeFalse();
        // Expired while the batch ran: a5 is settled and not handled.
        await dispatcher.DispatchAsync(Monday.AddSeconds(80), Stop);
        _handler.Handled.ShouldBe(["a1", "a2", "a3", "a4"]);
        (await _store.PendingAsync(100, Stop)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_next_try_is_counted_from_the_failure()
    {
        var clock = TimeSpan.Zero;
        _handler.Before = _ => clock += TimeSpan.FromSeconds(20);
        _handler.Fails["a1"] = new TimeoutException("no answer");
        await Keep("a", "a1");
        (await new OutboxDispatcher(_store, _handler, "this server") { Clock = () => clock }.DispatchAsync(Monday, Stop)).NextTry.ShouldBe(Monday.AddSeconds(25));
    }

    [Fact]
    public async Task A_handler_that_takes_too_long_has_failed_also_when_it_does_not_heed_its_token()
    {
        using var release = new ManualResetEventSlim();
        _handler.Before = key =>
        {
            if (key == "a1")
                release.Wait(TimeSpan.FromSeconds(60));
        };
        await Keep("a", "a1");
        await Keep("b", "b1");
        var result = await Dispatch(new() { HandlerTimeout = TimeSpan.FromMilliseconds(500) });
        release.Set();
        result.Dispatched.Select(static one => $"{one.Intent.Intent.Key} {one.Report.Outcome} {one.Report.Problem}").ShouldBe(["a1 Failed TimeoutException: the handler took longer than 0.5 s", "b1 Settled "]);
    }

    [Fact]
    public async Task The_right_is_not_taken_while_nothing_is_due()
    {
        (await Dispatch()).IsHolder.ShouldBeFalse();
        (await _store.LeaseAsync("another server", Monday, Monday.AddMinutes(1), Stop)).ShouldBeTrue();
    }

    [Fact]
    public void Options_that_cannot_be_are_refused()
    {
        Should.Throw<ArgumentOutOfRangeException>(static () => new OutboxDispatcherOptions { BatchSize = 0 }).ParamName.ShouldBe("BatchSize");
        Should.Throw<ArgumentOutOfRangeException>(static () => new OutboxDispatcherOptions { Lease = TimeSpan.Zero }).ParamName.ShouldBe("Lease");
        Should.Throw<ArgumentException>(() => Dispatcher(new() { HandlerTimeout = TimeSpan.FromMinutes(1) })).ParamName.ShouldBe("options");
        new OutboxDispatcherOptions { Lease = TimeSpan.FromSeconds(4) }.HandlerTimeout.ShouldBe(TimeSpan.FromSeconds(2));
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private OutboxDispatcher Dispatcher(OutboxDispatcherOptions? options = null) => new(_store, _handler, "this server", options);

    private ValueTask<DispatchResult> Dispatch(OutboxDispatcherOptions? options = null, DateTimeOffset? at = null) => Dispatcher(options).DispatchAsync(at ?? Monday, Stop);

    private Task Keep(string lead, params string[] keys) => Keep(lead, null, keys);

    private async Task Keep(string lead, DateTimeOffset? expires, params string[] keys) => await _store.CommitAsync(
        new RoutingScope(null, [], []) { Lead = lead },
        _ => new RoutingCommit<int>(new RoutingChange { Intents = [.. keys.Select(key => new Intent(IntentKind.Notify, "ana", key, "a test", Monday, expires))] }, 0),
        Stop);

    /// <summary>Remembers what it was given, and fails as told.</summary>
    private sealed class Handler : IIntentHandler
    {
        public ConcurrentQueue<string> Handled { get; } = [];

        public ConcurrentDictionary<string, Exception> Fails { get; } = [];

        public Action<string> Before { get; set; } = static _ => { };

        public ValueTask HandleAsync(OutboxIntent intent, CancellationToken cancellationToken)
        {
            Before(intent.Intent.Key);
            cancellationToken.ThrowIfCancellationRequested();
            Handled.Enqueue(intent.Intent.Key);
            return Fails.TryGetValue(intent.Intent.Key, out var failure) ? ValueTask.FromException(failure) : default;
        }
    }

    /// <summary>An exception whose text cannot be read.</summary>
    private sealed class Speechless : Exception
    {
        public override string Message => throw new NotSupportedException();
    }
}
