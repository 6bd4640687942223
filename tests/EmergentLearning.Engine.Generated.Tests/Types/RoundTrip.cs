using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using EmergentLearning.Engine.Contracts;

namespace EmergentLearning.Engine.Generated.Tests.Types;

/// <summary>Sends values of a type there and back.</summary>
/// <typeparam name="TRecord">The record that has a property of the type.</typeparam>
internal static class RoundTrip<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] TRecord>
    where TRecord : class, IRecord<TRecord>, new()
{
    private static readonly RecordFileFormat<TRecord> Format = new();

    /// <summary>The position of a type's column.</summary>
    public static int ColumnOf(TypeCase type) =>
        Array.FindIndex(typeof(TRecord).GetProperties(), property => property.Name == type.Property);

    public static async Task CheckAsync(IStore store, TypeCase type, object?[] values)
    {
        PropertyInfo property = Property(type);
        IReadOnlyList<TRecord> inserted = await InsertAsync(store, type, values);
        IReadOnlyList<TRecord> found = store.Read(TRecord.GetKey(inserted[0]), static (session, first) =>
            session.List<TRecord, long>("where id >= ?1 order by id", first, static (binder, first) => binder.BindInt64(1, first)));

        Assert.Equal(values.Length, found.Count);
        for (int i = 0; i < values.Length; i++)
        {
            string expected = Exact.Of(values[i] is { } value ? type.ComesBackAs(value) : null);
            Assert.Equal(expected, Exact.Of(property.GetValue(found[i])));

            // The file is a function of the row: it is the same before and after the row was read, and gives the row back.
            byte[] file = Format.Render(inserted[i], current: null);
            Assert.Equal(file, Format.Render(found[i], current: null));
            TRecord parsed = Format.Parse(file);
            Assert.Equal(expected, Exact.Of(property.GetValue(parsed)));
            Assert.Equal(TRecord.GetKey(inserted[i]), TRecord.GetKey(parsed));
        }
    }

    /// <summary>Inserts a row for each value, all in one transaction.</summary>
    public static Task<IReadOnlyList<TRecord>> InsertAsync(IStore store, TypeCase type, object?[] values) => store.WriteAsync(transaction =>
        (IReadOnlyList<TRecord>)[.. values.Select(value => transaction.InsertRow(Create(type, value)))]);

    private static TRecord Create(TypeCase type, object? value)
    {
        var record = new TRecord();
        Property(type).SetValue(record, value);
        return record;
    }

    private static PropertyInfo Property(TypeCase type) => typeof(TRecord).GetProperty(type.Property)!;
}
