using EmergentLearning.Engine.Schema;

namespace EmergentLearning.Engine.Generated.Tests.Records;

[Store(typeof(Ticket), typeof(Counter), typeof(Plain))]
public sealed partial class TicketStore;
