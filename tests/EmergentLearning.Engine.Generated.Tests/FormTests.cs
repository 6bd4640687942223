using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Generated.Tests.Infrastructure;
using EmergentLearning.Engine.Generated.Tests.Records;
using EmergentLearning.Engine.Generated.Tests.Types.Values;

namespace EmergentLearning.Engine.Generated.Tests;

public sealed class FormTests() : StoreTests<FormStore>(FormStore.OpenAsync)
{
    [Fact]
    public async Task A_class_that_its_constructor_alone_sets_is_stored_and_found()
    {
        Forms.Immutable inserted = await Store.Immutables.InsertAsync(new(0, "a", new Money(5)));
        await Store.Immutables.InsertAsync(new(0, "b", null));

        Assert.NotEqual(0, inserted.Id);
        Assert.Equal("A", Assert.Single(Store.Immutables.ListByPrice(new Money(5))).Shouted);
        Assert.Equal("b", Assert.Single(Store.Immutables.ListByPrice(null)).Name);
        Assert.Equal([new Money(5), null], Store.Prices());
        Assert.Equal("a", Assert.Single(Store.From(new Money(5))).Name);
        Assert.Empty(Store.From(new Money(6)));
    }

    [Fact]
    public async Task A_record_whose_key_has_no_setter_gets_its_key()
    {
        Forms.ReadOnly inserted = await Store.ReadOnlies.InsertAsync(new("a"));

        Assert.Equal(1, inserted.Id);
        Assert.Equal(inserted, Store.ReadOnlies.Find(1));
    }

    [Fact]
    public async Task Inherited_properties_are_columns_before_a_types_own()
    {
        Forms.Leaf leaf = new Forms.Leaf(0, new DateOnly(2026, 1, 31), DayOfWeek.Saturday) { Scratch = new object() }.From("elsewhere");

        Forms.Leaf inserted = await Store.Leafs.InsertAsync(leaf);

        Assert.Equal(["id", "value", "origin", "day"], Forms.LeafTable.Schema.Columns.Select(column => column.Name));
        Forms.Leaf found = Assert.Single(Store.On(DayOfWeek.Saturday));
        Assert.Equal(inserted with { Scratch = null }, found);
        Assert.Equal("elsewhere", found.Origin);
        Assert.Empty(Store.On(DayOfWeek.Sunday));
        // What an expression gives may be a name or a number: neither is ever a silent 0.
        Assert.Equal(DayOfWeek.Saturday, Store.LastByName());
        Assert.Equal((DayOfWeek)found.Id, Store.Numbered());
    }

    [Fact]
    public async Task Two_stores_hold_the_same_record_each_for_itself()
    {
        using var folder = new TempStore();
        await using OtherFormStore other = await OtherFormStore.OpenAsync(folder.Root, new() { UseGit = false });

        Forms.Leaf leaf = await other.Leafs.InsertAsync(new(7, DateOnly.MinValue, DayOfWeek.Monday));

        Assert.Equal(leaf, other.Leafs.Find(7));
        Assert.Equal(0, Store.Leafs.Count());
    }

    [Fact]
    public async Task What_is_private_stays_private_and_is_stored()
    {
        using var folder = new TempStore();

        Assert.Equal("word", await Forms.KeepHiddenAsync(folder.Root, "word"));
    }

    [Fact]
    public async Task A_path_has_a_place_for_every_type_and_its_file_gives_the_record_back()
    {
        Forms.Größe größe = await Store.Größes.InsertAsync(
            new()
            {
                Länge = 1.5, Dauer = TimeSpan.FromMinutes(-90), Zeit = new TimeOnly(10, 0, 0, 1), Art = Access.Read | Access.Write, Preis = new Money(12),
                Marken = ["a", "é/.."], Buchstabe = '/',
            },
            Acknowledgement.Projected);

        string path = Assert.Single(Folder.Documents());
        Assert.Equal("größen/1.5/-01%3A30%3A00/10%3A00%3A00.001/Read%2C%20Write/12/%5B%22a%22%2C%22é%2F..%22%5D/%2F.md", path);
        Forms.Größe parsed = new RecordFileFormat<Forms.Größe>().Parse(System.Text.Encoding.UTF8.GetBytes(Folder.Text(path)));
        Assert.Equal(größe.Marken, parsed.Marken);
        Assert.Equal(größe, parsed with { Marken = größe.Marken });
        Assert.Equal(größe with { Marken = parsed.Marken }, Assert.Single(Store.Größes.ListByLänge(1.5)) with { Marken = parsed.Marken });
    }
}
