using System.Collections.Immutable;
using EmergentLearning.Engine.Shared;
using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Generators.Parsing;

/// <summary>Every diagnostic of the generator.</summary>
internal static class Descriptors
{
    public static readonly DiagnosticDescriptor NotPartial = Schema(
        DiagnosticIds.NotPartial, "Type is not partial",
        "'{0}' must be declared partial, because code is added to it");

    public static readonly DiagnosticDescriptor NoKey = Schema(
        DiagnosticIds.NoKey, "Table has no key",
        "'{0}' has no key; mark a property with [Key], such as 'public long Id {{ get; init; }}'");

    public static readonly DiagnosticDescriptor SeveralKeys = Schema(
        DiagnosticIds.SeveralKeys, "Table has several keys",
        "'{0}' has several properties with [Key]; keep one, and mark the others together with [Unique] on the type");

    public static readonly DiagnosticDescriptor KeyNotLong = Schema(
        DiagnosticIds.KeyNotLong, "Key is not a long",
        "The key '{0}' must be of type long");

    public static readonly DiagnosticDescriptor DuplicateColumn = Schema(
        DiagnosticIds.DuplicateColumn, "Two properties have one column",
        "The column '{0}' of '{1}' already belongs to the property '{2}'; rename one with [Column]");

    public static readonly DiagnosticDescriptor UnsupportedType = Schema(
        DiagnosticIds.UnsupportedType, "Type cannot be stored",
        "The property '{0}' is of type '{1}', which cannot be stored in a column");

    public static readonly DiagnosticDescriptor UnknownProperty = Schema(
        DiagnosticIds.UnknownProperty, "Attribute names a missing property",
        "[{0}] names '{1}', but '{2}' has no stored property of that name");

    public static readonly DiagnosticDescriptor EscapingTemplate = Schema(
        DiagnosticIds.EscapingTemplate, "File template is not a path below the store",
        "The file template '{0}' is not a relative path below the store's folder: {1}");

    public static readonly DiagnosticDescriptor NotATable = Schema(
        DiagnosticIds.NotATable, "Type of a store is not a table",
        "'{0}' has no [Table], so the store '{1}' cannot hold it");

    public static readonly DiagnosticDescriptor DuplicateTable = Schema(
        DiagnosticIds.DuplicateTable, "Two tables have one name",
        "The table '{0}' of '{1}' already belongs to '{2}' in the store '{3}'");

    public static readonly DiagnosticDescriptor QueryShape = Schema(
        DiagnosticIds.QueryShape, "Query method cannot be implemented",
        "The query method '{0}' cannot be implemented: {1}");

    public static readonly DiagnosticDescriptor FileFormat = Schema(
        DiagnosticIds.FileFormat, "File format does not fit",
        "'{0}' cannot be the file format of '{1}': {2}");

    public static readonly DiagnosticDescriptor NoConstructor = Schema(
        DiagnosticIds.NoConstructor, "Type cannot be created from a row",
        "'{0}' cannot be created from a row: {1}");

    public static readonly DiagnosticDescriptor RequiredNotStored = Schema(
        DiagnosticIds.RequiredNotStored, "Required member is not set from a row",
        "'{0}' of '{1}' is required, but reading a row does not set it; remove 'required', make it a public property that is stored, "
        + "or mark the constructor that sets it with [SetsRequiredMembers]");

    public static readonly DiagnosticDescriptor NameTaken = Schema(
        DiagnosticIds.NameTaken, "Name is needed by generated code",
        "The name '{0}' is needed by what is generated for '{1}'; choose another name");

    public static readonly DiagnosticDescriptor QueryOutsideStore = Schema(
        DiagnosticIds.QueryOutsideStore, "Query stands outside a store",
        "'{0}' has {2}, but '{1}' has no [Store]; a query belongs to the store whose tables it reads");

    public static readonly DiagnosticDescriptor GenericType = Schema(
        DiagnosticIds.GenericType, "Type is generic",
        "'{0}' cannot be a table or a store, because '{1}' is generic; its SQL is written once, for one type");

    public static readonly DiagnosticDescriptor StructType = Schema(
        DiagnosticIds.StructType, "Table or store is a struct",
        "'{0}' cannot be a table or a store, because it is a struct; declare it as a record or a class");

    public static readonly DiagnosticDescriptor BadConverter = Schema(
        DiagnosticIds.BadConverter, "Converter does not fit",
        "'{0}' cannot convert '{1}': {2}");

    public static readonly DiagnosticDescriptor BadJsonContext = Schema(
        DiagnosticIds.BadJsonContext, "JSON metadata does not fit",
        "'{0}' cannot write and read '{1}' as JSON: {2}");

    public static readonly DiagnosticDescriptor StorageMisfit = Schema(
        DiagnosticIds.StorageMisfit, "Way of storing does not fit",
        "[{0}] does not fit '{1}': {2}");

    public static readonly DiagnosticDescriptor InheritedPrivateSetter = Schema(
        DiagnosticIds.InheritedPrivateSetter, "Inherited property cannot be set",
        "'{0}' is not stored with '{1}', because '{2}' alone can set it; make its setter protected, or mark it with [NotStored]");

    public static readonly DiagnosticDescriptor MarkedButNotStored = Schema(
        DiagnosticIds.MarkedButNotStored, "Property with an attribute of a column is not stored",
        "'{0}' has [{1}], but is not stored: {2}");

    public static readonly DiagnosticDescriptor LessAccessible = Schema(
        DiagnosticIds.LessAccessible, "Type of a column is less accessible than its table",
        "'{0}', the type of '{1}', is less accessible than '{2}', whose table's methods take it; make the type as accessible, or the table less");

    public static readonly DiagnosticDescriptor MisplacedRole = Schema(
        DiagnosticIds.MisplacedRole, "Attribute does not fit the property",
        "[{0}] cannot stand on '{1}': {2}");

    public static readonly DiagnosticDescriptor FullText = Schema(
        DiagnosticIds.FullText, "Text cannot be searched",
        "[FullText] cannot stand on '{0}': {1}");

    public static readonly DiagnosticDescriptor Reference = Schema(
        DiagnosticIds.Reference, "Foreign key cannot be made",
        "[References] cannot stand on '{0}': {1}");

    public static readonly DiagnosticDescriptor UntrackedDelete = Schema(
        DiagnosticIds.UntrackedDelete, "Deletion would pass by the engine",
        "OnDelete.{1} would change rows of '{0}' inside the database, past their files, versions and moments; use OnDelete.Restrict, and "
        + "delete them in the same transaction");

    public static readonly DiagnosticDescriptor CyclicReference = Schema(
        DiagnosticIds.CyclicReference, "Foreign keys form a circle",
        "Foreign keys form a circle: {0}; let one of the records stand alone, or keep the pairs in a table of their own");

    public static readonly DiagnosticDescriptor ReferenceOutsideStore = Schema(
        DiagnosticIds.ReferenceOutsideStore, "Store lacks a table that is referred to",
        "'{0}' refers to '{1}', which the store '{2}' does not hold; add typeof({1})");

    public static readonly DiagnosticDescriptor UnknownTable = Query(
        DiagnosticIds.UnknownTable, "Query names an unknown table",
        "The store has no table '{0}'");

    public static readonly DiagnosticDescriptor UnknownColumn = Query(
        DiagnosticIds.UnknownColumn, "Query names an unknown column",
        "No table of this query has a column '{0}'");

    public static readonly DiagnosticDescriptor MissingParameter = Query(
        DiagnosticIds.MissingParameter, "Query uses a parameter that the method lacks",
        "The method '{1}' has no parameter for '{0}'");

    public static readonly DiagnosticDescriptor UnusedParameter = Query(
        DiagnosticIds.UnusedParameter, "Query does not use a parameter",
        "The query of '{1}' does not use the parameter '{0}'; write it as '@{0}' or remove it");

    public static readonly DiagnosticDescriptor NotASelect = Query(
        DiagnosticIds.NotASelect, "Query is not one select statement",
        "A query must be one select statement: {0}");

    public static readonly DiagnosticDescriptor ResultMismatch = Query(
        DiagnosticIds.ResultMismatch, "Query does not give what the method returns",
        "The query does not give what '{0}' returns: {1}");

    public static readonly DiagnosticDescriptor SchemaDrift = Schema(
        DiagnosticIds.SchemaDrift, "Schema differs from what was released",
        "{0} differs from version {1} of the schema in schema.lock.json: {2}; add a migration: dotnet build -t:ElfAddMigration");

    public static readonly DiagnosticDescriptor StoreNotLocked = Schema(
        DiagnosticIds.StoreNotLocked, "Store has no version in the lock",
        "The store '{0}' is not in schema.lock.json; write its first version: dotnet build -t:ElfAddMigration");

    public static readonly DiagnosticDescriptor LockUnreadable = Schema(
        DiagnosticIds.LockUnreadable, "schema.lock.json cannot be read",
        "schema.lock.json cannot be read: {0}; take one side of the merge, then add a migration: dotnet build -t:ElfAddMigration");

    public static readonly DiagnosticDescriptor MigrationMissing = Schema(
        DiagnosticIds.MigrationMissing, "Migrations do not lead to the locked version",
        "The store '{0}' is at version {1} in schema.lock.json, but {2}; every released migration must be kept");

    public static readonly DiagnosticDescriptor DataMigrationShape = Schema(
        DiagnosticIds.DataMigrationShape, "Data migration cannot be called",
        "The data migration '{0}' must be a static void method with one parameter of type ISqlTransaction");

    public static readonly DiagnosticDescriptor DataMigrationVersion = Schema(
        DiagnosticIds.DataMigrationVersion, "Data migration names a wrong version",
        "The data migration '{0}' is for version {1}, {2}");

    public static readonly DiagnosticDescriptor AmbiguousColumn = Query(
        DiagnosticIds.AmbiguousColumn, "Query names a column of several tables",
        "{0}; write the table in front of it");

    public static readonly DiagnosticDescriptor NullableResult = QueryWarning(
        DiagnosticIds.NullableResult, "Query gives NULL to what cannot hold it",
        "'{0}' can be NULL, but what '{1}' returns cannot hold it: make that nullable, or select coalesce(…)");

    public static readonly DiagnosticDescriptor ParameterType = QueryWarning(
        DiagnosticIds.ParameterType, "Query compares a parameter with a column of another type",
        "The parameter {0}");

    public static readonly DiagnosticDescriptor UnstableRow = QueryWarning(
        DiagnosticIds.UnstableRow, "Query gives any of several rows",
        "'{0}' returns one row, but the query can find several and has no 'order by'; which is the first can change at any time");

    public static readonly DiagnosticDescriptor NotACommand = Query(
        DiagnosticIds.NotACommand, "Command is not one writing statement",
        "A command must be one insert, update or delete statement: {0}");

    public static readonly DiagnosticDescriptor CommandOnFileTable = Query(
        DiagnosticIds.CommandOnFileTable, "Command changes rows that have files",
        "The rows of '{0}' have files, which a command would leave as they are; use the table's own InsertAsync, UpdateAsync and DeleteAsync");

    public static readonly DiagnosticDescriptor ReplaceBehindSearch = Query(
        DiagnosticIds.ReplaceBehindSearch, "Command replaces rows behind a full-text index",
        "'replace' deletes rows of '{0}' without telling its full-text index, which would go on finding them; use 'on conflict (...) do update'");

    public static readonly DiagnosticDescriptor UncountedChange = QueryWarning(
        DiagnosticIds.UncountedChange, "Command changes rows and not their versions",
        "The change is not counted in '{0}', so that a record which was read before it overwrites it unseen; add '{0} = {0} + 1'");

    public static readonly DiagnosticDescriptor MalformedSql = Query(
        DiagnosticIds.MalformedSql, "Query is malformed",
        "The query is malformed: {0}");

    public static readonly DiagnosticDescriptor DuplicateResult = QueryWarning(
        DiagnosticIds.DuplicateResult, "Query selects two columns of one name",
        "'{0}' is selected twice, and '{1}' returns the first; leave one out, or give it another name with 'as'");

    public static readonly DiagnosticDescriptor ListParameter = Query(
        DiagnosticIds.ListParameter, "Query uses a list in the wrong place",
        "The parameter cannot be used here: {0}");

    public static readonly ImmutableArray<DiagnosticDescriptor> All =
    [
        NotPartial, NoKey, SeveralKeys, KeyNotLong, DuplicateColumn, UnsupportedType, UnknownProperty, EscapingTemplate, NotATable,
        DuplicateTable, QueryShape, FileFormat, NoConstructor, RequiredNotStored, NameTaken, QueryOutsideStore,
        MisplacedRole, FullText, Reference, UntrackedDelete, CyclicReference, ReferenceOutsideStore, UnknownTable, UnknownColumn,
        MissingParameter, UnusedParameter, NotASelect, ResultMismatch,
        GenericType, StructType, BadConverter, BadJsonContext, StorageMisfit, InheritedPrivateSetter, MarkedButNotStored, LessAccessible,
        SchemaDrift, StoreNotLocked, LockUnreadable, MigrationMissing, DataMigrationShape, DataMigrationVersion,
        AmbiguousColumn, NullableResult, ParameterType, UnstableRow, NotACommand, CommandOnFileTable, MalformedSql, DuplicateResult, ListParameter,
        ReplaceBehindSearch, UncountedChange,
    ];

    public static DiagnosticDescriptor Find(string id) => All.First(descriptor => descriptor.Id == id);

    private static DiagnosticDescriptor Schema(string id, string title, string message) => Error(id, "Schema", title, message);

    private static DiagnosticDescriptor Query(string id, string title, string message) => Error(id, "Query", title, message);

    private static DiagnosticDescriptor QueryWarning(string id, string title, string message) => New(
        id, "Query", DiagnosticSeverity.Warning, title, message);

    private static DiagnosticDescriptor Error(string id, string category, string title, string message) => New(
        id, category, DiagnosticSeverity.Error, title, message);

    private static DiagnosticDescriptor New(string id, string category, DiagnosticSeverity severity, string title, string message) => new(
        id, title, message, category, severity, isEnabledByDefault: true, helpLinkUri: DiagnosticIds.HelpLink(id));
}
