namespace EmergentLearning.Engine.Tests.Linearizability;

/// <summary>The checker itself, on histories made by hand: what has an order passes, and each way to have none is found.</summary>
public sealed class CheckerTests
{
    private const long Key = 1;

    private static readonly Answer Yes = new(Done: true);
    private static readonly Answer No = new(Done: false);

    [Fact]
    public void Calls_one_after_the_other_that_tell_the_truth_have_an_order() => AssertOrder(
        At(1, 2, Insert(10), Yes),
        At(3, 4, Read, Found(10, 1)),
        At(5, 6, Set(1, 20), Yes),
        At(7, 8, Read, Found(20, 2)),
        At(9, 10, Delete, Yes),
        At(11, 12, Read, Nothing),
        At(13, 14, Set(2, 30), Met(0)));

    [Fact]
    public void Calls_that_overlap_may_take_effect_in_any_order()
    {
        AssertOrder(At(1, 4, Insert(10), Yes), At(2, 3, Read, Found(10, 1)));
        AssertOrder(At(1, 4, Insert(10), Yes), At(2, 3, Read, Nothing));
        AssertOrder(At(1, 8, Insert(10), Yes), At(2, 3, Read, Nothing), At(4, 5, Read, Found(10, 1)));
        AssertOrder(At(1, 8, Insert(10), No), At(2, 7, Insert(20), Yes), At(3, 6, Read, Found(20, 1)));
    }

    [Fact]
    public void A_stale_read_is_found() => AssertNoOrder(
        At(1, 2, Insert(10), Yes), At(3, 4, Set(1, 20), Yes), At(5, 6, Read, Found(10, 1)));

    [Fact]
    public void An_acknowledged_write_that_is_not_there_is_found() => AssertNoOrder(
        At(1, 2, Insert(10), Yes), At(3, 4, Read, Nothing));

    [Fact]
    public void A_lost_update_is_found() => AssertNoOrder(
        At(1, 2, Insert(10), Yes), At(3, 6, Set(1, 20), Yes), At(4, 5, Set(1, 30), Yes));

    [Fact]
    public void A_read_from_the_future_is_found() => AssertNoOrder(
        At(1, 2, Read, Found(10, 1)), At(3, 4, Insert(10), Yes));

    [Fact]
    public void A_read_of_what_nobody_wrote_is_found() => AssertNoOrder(
        At(1, 2, Insert(10), Yes), At(3, 4, Read, Found(11, 1)));

    [Fact]
    public void Reads_that_go_back_in_time_while_a_write_runs_are_found() => AssertNoOrder(
        At(1, 8, Insert(10), Yes), At(2, 3, Read, Found(10, 1)), At(4, 5, Read, Nothing));

    [Fact]
    public void Two_that_both_created_one_row_are_found() => AssertNoOrder(
        At(1, 4, Insert(10), Yes), At(2, 3, Insert(20), Yes));

    [Fact]
    public void A_refusal_without_a_reason_is_found()
    {
        AssertNoOrder(At(1, 2, Insert(10), No));
        AssertNoOrder(At(1, 2, Insert(10), Yes), At(3, 4, Set(1, 20), Met(1)));
        AssertNoOrder(At(1, 2, Insert(10), Yes), At(3, 4, Delete, No));
    }

    [Fact]
    public void A_deleted_row_that_comes_back_is_found() => AssertNoOrder(
        At(1, 2, Insert(10), Yes), At(3, 4, Delete, Yes), At(5, 6, Read, Found(10, 1)));

    [Fact]
    public void A_refused_write_that_took_effect_is_found() => AssertNoOrder(
        At(1, 2, Insert(10), Yes), At(3, 4, Set(7, 20), Met(1)), At(5, 6, Read, Found(20, 2)));

    [Fact]
    public void An_append_that_is_lost_doubled_or_out_of_order_is_found()
    {
        Call[] appended = [At(1, 2, Append(10), Yes), At(3, 4, Append(20), Yes)];
        AssertOrder([.. appended, At(5, 6, ReadList, List(10, 20))]);
        AssertNoOrder([.. appended, At(5, 6, ReadList, List(10))]);
        AssertNoOrder([.. appended, At(5, 6, ReadList, List(20))]);
        AssertNoOrder([.. appended, At(5, 6, ReadList, List(20, 10))]);
        AssertNoOrder([.. appended, At(5, 6, ReadList, List(10, 20, 20))]);
    }

    [Fact]
    public void Two_lists_that_disagree_about_concurrent_appends_are_found() => AssertNoOrder(
        At(1, 10, Append(10), Yes), At(2, 9, Append(20), Yes), At(3, 4, ReadList, List(10)), At(5, 6, ReadList, List(20, 10)));

    [Fact]
    public void A_wrong_key_among_right_ones_is_found_and_named()
    {
        Call right = At(1, 2, Insert(10), Yes);
        Call wrong = new(0, 3, 4, new Operation(OperationKind.Read, 77), Found(1, 1));
        Assert.Contains("key 77", Checker.FindViolation([right, wrong]), StringComparison.Ordinal);
    }

    [Fact]
    public void Histories_of_random_calls_on_a_true_register_have_an_order_and_one_wrong_answer_has_none()
    {
        for (int seed = 0; seed < 200; seed++)
        {
            Call[] calls = RandomHistory.Of(seed, clients: 6, operations: 120);
            AssertOrder(calls);

            // One read is told of a write that nobody made.
            int read = Array.FindIndex(calls, call => call.Operation.Kind == OperationKind.Read && call.Answer.Done);
            calls[read] = calls[read] with { Answer = new Answer(Done: true, -1, calls[read].Answer.Version) };
            AssertNoOrder(calls);
        }
    }

    private static Answer Nothing => default;

    private static Operation Read => new(OperationKind.Read, Key);

    private static Operation Delete => new(OperationKind.Delete, Key);

    private static Operation ReadList => new(OperationKind.ReadList, Key);

    private static Operation Insert(long value) => new(OperationKind.Insert, Key, value);

    private static Operation Append(long value) => new(OperationKind.Append, Key, value);

    private static Operation Set(long version, long value) => new(OperationKind.CompareAndSet, Key, value, version);

    private static Answer Found(long value, long version) => new(Done: true, value, version);

    private static Answer Met(long version) => new(Done: false, 0, version);

    private static Answer List(params long[] values)
    {
        var list = KeyState.OfList(values);
        return new Answer(Done: true, list.Value, list.Version);
    }

    private static Call At(long asked, long answered, Operation operation, Answer answer) => new(0, asked, answered, operation, answer);

    private static void AssertOrder(params Call[] calls) => Assert.Null(Checker.FindViolation(calls));

    private static void AssertNoOrder(params Call[] calls) => Assert.NotNull(Checker.FindViolation(calls));
}
