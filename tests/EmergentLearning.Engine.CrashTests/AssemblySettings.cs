// One test after the other: most of them keep every core busy by themselves, and start processes whose calls are counted.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
