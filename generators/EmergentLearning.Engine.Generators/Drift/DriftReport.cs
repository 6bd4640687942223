using System.Globalization;
using EmergentLearning.Engine.Generators.Model;
using EmergentLearning.Engine.Shared;

namespace EmergentLearning.Engine.Generators.Drift;

/// <summary>Collects what is wrong between a store and its history, each at its place.</summary>
internal sealed class DriftReport(StoreSchemaModel store, EquatableArray<PlaceModel> places)
{
    private readonly List<DiagnosticModel> _diagnostics = [];

    public IReadOnlyList<DiagnosticModel> Diagnostics => _diagnostics;

    public void Compare(LockedStoreModel? locked, string? gap)
    {
        if (locked is null)
        {
            Add(DiagnosticIds.StoreNotLocked, "", "", store.Name);
            return;
        }

        string version = locked.Version.ToString(CultureInfo.InvariantCulture);
        if (gap is not null)
            Add(DiagnosticIds.MigrationMissing, "", "", store.Name, version, gap);
        foreach (Difference difference in DriftFinder.Compare(store.Tables, locked.Tables))
            Add(DiagnosticIds.SchemaDrift, difference.Table, difference.Column, difference.Subject, version, difference.Text);
    }

    public void CheckDataMigrations(int last)
    {
        foreach (DataMigrationModel data in store.DataMigrations)
        {
            string? problem = data.Version < 1 || data.Version > last ? "which does not exist"
                : store.DataMigrations.First(other => other.Version == data.Version) != data ? "which has one already"
                : null;
            if (problem is not null)
                Add(DiagnosticIds.DataMigrationVersion, "", data.Method, data.Method, data.Version.ToString(CultureInfo.InvariantCulture), problem);
        }
    }

    // A record of another assembly has no place here: its store stands for it.
    private void Add(string id, string table, string member, params string[] arguments)
    {
        PlaceModel? place = places.FirstOrDefault(place => place.Table == table && place.Member == member.TrimStart('@'))
            ?? places.FirstOrDefault(place => place is { Table: "", Member: "" });
        if (place is not null)
            _diagnostics.Add(new DiagnosticModel(id, "", 0, 0, arguments.ToEquatable()) { Place = place.Place });
    }
}
