using EmergentLearning.Engine.Locking.Order;

namespace EmergentLearning.Engine.Tests.Locking.Order;

public sealed class OrderSwitchTests
{
    [Theory]
    [InlineData(null, null, false, false)]
    [InlineData("", null, false, false)]
    [InlineData(null, true, false, true)]
    [InlineData(null, null, true, true)]
    [InlineData(null, false, true, false)]
    [InlineData("throw", false, false, true)]
    [InlineData("log", null, false, true)]
    [InlineData("off", true, true, false)]
    public void The_variable_wins_over_the_switch_and_the_switch_over_the_wish_for_edges(string? wish, bool? contextSwitch, bool writesEdges, bool isOn) =>
        Assert.Equal(isOn, OrderSwitch.Decide(wish, contextSwitch, writesEdges));

    [Fact]
    public void A_wish_that_does_not_exist_is_refused_with_those_that_do() =>
        Assert.Contains("'throw', 'log' or 'off'", Assert.Throws<InvalidOperationException>(() => OrderSwitch.Decide("trow", null, false)).Message, StringComparison.Ordinal);
}
