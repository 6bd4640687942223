using EmergentLearning.Engine.Schema;

namespace EmergentLearning.Engine.Tests.Projection;

[Store(typeof(Card), Database = "memory/cards.db")]
public sealed partial class CardStore;
