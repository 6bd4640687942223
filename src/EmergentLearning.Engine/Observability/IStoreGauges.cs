namespace EmergentLearning.Engine.Observability;

/// <summary>What an open store tells when it is asked. Thread-safe; never throws; <see langword="null"/> for what cannot be told, such as of a closed one.</summary>
internal interface IStoreGauges
{
    /// <summary>The value of its tag.</summary>
    string Store { get; }

    /// <summary>How many writes wait for the writer.</summary>
    long? ReadQueueDepth();

    /// <summary>The size of the write-ahead log.</summary>
    long? ReadWalBytes();

    /// <summary>How long the oldest read runs; zero when none does.</summary>
    TimeSpan? ReadOldestReader();

    /// <summary>What is still to be projected.</summary>
    OutboxReading? ReadOutbox();
}
