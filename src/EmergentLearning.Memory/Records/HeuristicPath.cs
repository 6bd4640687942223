namespace EmergentLearning.Memory.Records;

/// <summary>Names the files of heuristics: one a domain. Thread-safe: it holds no state.</summary>
public static class HeuristicPath
{
    /// <summary>
    /// <c>memory/heuristics/{slug}.md</c>. A slug that Windows would take for a device (<c>con</c>, <c>lpt1</c>, ...) gets a <c>_</c>, which
    /// no slug holds, so two domains never share a file.
    /// </summary>
    /// <param name="domainSlug">What <see cref="DomainName.ToSlug"/> returned.</param>
    public static string Create(string domainSlug)
    {
        ArgumentException.ThrowIfNullOrEmpty(domainSlug);
        return $"memory/heuristics/{domainSlug}{(SlugText.IsDeviceName(domainSlug) ? "_" : "")}.md";
    }
}
