namespace EmergentLearning.Engine.Shared;

/// <summary>Every diagnostic id, in its band: 0xxx schema and queries, 1xxx lock order, 2xxx file writes, 3xxx SQLite use, 9xxx build.</summary>
internal static class DiagnosticIds
{
    /// <summary>A type that code is added to is not partial.</summary>
    public const string NotPartial = "ELE0001";

    /// <summary>A table has no key.</summary>
    public const string NoKey = "ELE0002";

    /// <summary>A table has several keys.</summary>
    public const string SeveralKeys = "ELE0003";

    /// <summary>A key is not a <see langword="long"/>.</summary>
    public const string KeyNotLong = "ELE0004";

    /// <summary>Two properties have one column.</summary>
    public const string DuplicateColumn = "ELE0005";

    /// <summary>A property's type cannot be stored.</summary>
    public const string UnsupportedType = "ELE0006";

    /// <summary>An attribute names a property that does not exist.</summary>
    public const string UnknownProperty = "ELE0007";

    /// <summary>A file template is not a path below the store.</summary>
    public const string EscapingTemplate = "ELE0008";

    /// <summary>A type of a store is not a table.</summary>
    public const string NotATable = "ELE0009";

    /// <summary>Two tables of a store have one name.</summary>
    public const string DuplicateTable = "ELE0010";

    /// <summary>A query method's shape is not supported.</summary>
    public const string QueryShape = "ELE0011";

    /// <summary>A file format's type does not fit the record.</summary>
    public const string FileFormat = "ELE0012";

    /// <summary>A type cannot be created from a row.</summary>
    public const string NoConstructor = "ELE0013";

    /// <summary>A <c>required</c> member is not set when a row is read.</summary>
    public const string RequiredNotStored = "ELE0014";

    /// <summary>A user's name is needed by generated code.</summary>
    public const string NameTaken = "ELE0015";

    /// <summary>A query stands outside a store.</summary>
    public const string QueryOutsideStore = "ELE0016";

    /// <summary>A query names an unknown table.</summary>
    public const string UnknownTable = "ELE0020";

    /// <summary>A query names an unknown column.</summary>
    public const string UnknownColumn = "ELE0021";

    /// <summary>A query uses a parameter that the method lacks.</summary>
    public const string MissingParameter = "ELE0022";

    /// <summary>A query does not use a parameter of its method.</summary>
    public const string UnusedParameter = "ELE0023";

    /// <summary>A query is not one select statement.</summary>
    public const string NotASelect = "ELE0024";

    /// <summary>A query does not give what its method returns.</summary>
    public const string ResultMismatch = "ELE0025";

    /// <summary>A query names a column that several of its tables have.</summary>
    public const string AmbiguousColumn = "ELE0026";

    /// <summary>A query gives a column that can be <c>NULL</c> to what cannot hold it.</summary>
    public const string NullableResult = "ELE0027";

    /// <summary>A query compares a parameter with a column of another type.</summary>
    public const string ParameterType = "ELE0028";

    /// <summary>A query for one row can find several, in no order.</summary>
    public const string UnstableRow = "ELE0029";

    /// <summary>A command is not one writing statement.</summary>
    public const string NotACommand = "ELE0050";

    /// <summary>A command changes rows that have files.</summary>
    public const string CommandOnFileTable = "ELE0051";

    /// <summary>A query's text is malformed.</summary>
    public const string MalformedSql = "ELE0052";

    /// <summary>A query selects two columns of one name.</summary>
    public const string DuplicateResult = "ELE0053";

    /// <summary>A query uses a list where a value belongs, or a value where a list belongs.</summary>
    public const string ListParameter = "ELE0054";

    /// <summary>A command replaces rows behind a full-text index.</summary>
    public const string ReplaceBehindSearch = "ELE0055";

    /// <summary>A command changes rows and not their versions.</summary>
    public const string UncountedChange = "ELE0056";

    /// <summary>A type that code is added to is generic, or stands in a generic one.</summary>
    public const string GenericType = "ELE0030";

    /// <summary>A table or store is a struct.</summary>
    public const string StructType = "ELE0031";

    /// <summary>A converter does not fit the value that it is to store.</summary>
    public const string BadConverter = "ELE0032";

    /// <summary>The metadata of JSON does not fit the value that it is to store.</summary>
    public const string BadJsonContext = "ELE0033";

    /// <summary>An attribute asks for a way of storing that does not fit.</summary>
    public const string StorageMisfit = "ELE0034";

    /// <summary>An inherited property can be set by its own type alone.</summary>
    public const string InheritedPrivateSetter = "ELE0035";

    /// <summary>A property with an attribute of a column is not stored.</summary>
    public const string MarkedButNotStored = "ELE0036";

    /// <summary>A column's type is less accessible than its table.</summary>
    public const string LessAccessible = "ELE0037";

    /// <summary>A record differs from what was released.</summary>
    public const string SchemaDrift = "ELE0080";

    /// <summary>A store has no version in the lock.</summary>
    public const string StoreNotLocked = "ELE0081";

    /// <summary>The lock cannot be read.</summary>
    public const string LockUnreadable = "ELE0082";

    /// <summary>The migrations do not lead to the locked version.</summary>
    public const string MigrationMissing = "ELE0083";

    /// <summary>A data migration cannot be called.</summary>
    public const string DataMigrationShape = "ELE0084";

    /// <summary>A data migration names a version that does not exist, or has one already.</summary>
    public const string DataMigrationVersion = "ELE0085";

    /// <summary>An attribute such as <c>[Version]</c> does not fit its property.</summary>
    public const string MisplacedRole = "ELE0070";

    /// <summary>A <c>[FullText]</c> stands where no text can be searched.</summary>
    public const string FullText = "ELE0071";

    /// <summary>A foreign key cannot be made.</summary>
    public const string Reference = "ELE0072";

    /// <summary>A deletion would change rows past their files and versions.</summary>
    public const string UntrackedDelete = "ELE0073";

    /// <summary>Foreign keys form a circle.</summary>
    public const string CyclicReference = "ELE0074";

    /// <summary>A store lacks a table that one of its tables refers to.</summary>
    public const string ReferenceOutsideStore = "ELE0075";

    /// <summary>A lock is acquired against the declared order.</summary>
    public const string LockOrderViolated = "ELE1001";

    /// <summary>Locks are acquired in a circle.</summary>
    public const string LockCycle = "ELE1002";

    /// <summary>A lock that is not reentrant is acquired while it is held.</summary>
    public const string LockReentered = "ELE1003";

    /// <summary>Two locks of one class are acquired in no order.</summary>
    public const string UnorderedInstances = "ELE1004";

    /// <summary>A lock stays held on some path.</summary>
    public const string LockNotReleased = "ELE1005";

    /// <summary>A shared lock is made exclusive while it is held.</summary>
    public const string LockUpgraded = "ELE1006";

    /// <summary>A method is called without the lock that it requires.</summary>
    public const string RequiredLockMissing = "ELE1007";

    /// <summary>A method is called with a lock that it excludes.</summary>
    public const string ExcludedLockHeld = "ELE1008";

    /// <summary>A lock that belongs to a thread is held across an await or a yield.</summary>
    public const string ThreadBoundLock = "ELE1009";

    /// <summary>A wait without a limit is made under a lock, or for a lock between processes.</summary>
    public const string UnboundedWait = "ELE1010";

    /// <summary>A nested lock has no rank in an assembly that declares an order.</summary>
    public const string UnrankedLock = "ELE1011";

    /// <summary>Declarations of locks contradict each other, or mean nothing.</summary>
    public const string LockDeclaration = "ELE1012";

    /// <summary>A public method's lock attribute is missing or wrong.</summary>
    public const string LockContract = "ELE1013";

    /// <summary>The handle of a lock escapes, and nobody is said to own it.</summary>
    public const string EscapingHandle = "ELE1014";

    /// <summary>The handle of a lock is dropped at once.</summary>
    public const string DroppedHandle = "ELE1015";

    /// <summary>A file's existence, age or process number is used as a lock.</summary>
    public const string HomemadeLockFile = "ELE1016";

    /// <summary>FileShare.None is used as a lock.</summary>
    public const string ShareNoneAsLock = "ELE1017";

    /// <summary>Unknown code is called under a ranked lock.</summary>
    public const string UnknownCallUnderLock = "ELE1018";

    /// <summary>A task is waited for that needs a lock which is held meanwhile.</summary>
    public const string WaitForBlockedTask = "ELE1019";

    /// <summary>A lock attribute says what is so without it.</summary>
    public const string RedundantLockDeclaration = "ELE1020";

    /// <summary>A file is overwritten in place as a whole.</summary>
    public const string WholeFileOverwrite = "ELE2001";

    /// <summary>A file is appended to without an append of its own.</summary>
    public const string NonAtomicAppend = "ELE2002";

    /// <summary>A file is renamed before its bytes are on disk.</summary>
    public const string RenameWithoutFlush = "ELE2003";

    /// <summary>A rename is not made durable.</summary>
    public const string RenameNotDurable = "ELE2004";

    /// <summary>A temporary file is renamed from another volume.</summary>
    public const string TemporaryOnOtherVolume = "ELE2005";

    /// <summary>A temporary file has a name that others use too.</summary>
    public const string SharedTemporaryName = "ELE2006";

    /// <summary>A file is written because a test found it absent.</summary>
    public const string CheckThenAct = "ELE2007";

    /// <summary>A move without overwrite decides who owns a name.</summary>
    public const string MoveAsClaim = "ELE2008";

    /// <summary>A file is deleted before its replacement is in place.</summary>
    public const string DeleteThenMove = "ELE2009";

    /// <summary>A file is read, changed and written back without a lock.</summary>
    public const string ReadModifyWrite = "ELE2010";

    /// <summary>A failed flush to disk is ignored or tried again.</summary>
    public const string FlushFailureLost = "ELE2011";

    /// <summary>A flush does not reach the disk.</summary>
    public const string FlushThatDoesNot = "ELE2012";

    /// <summary>A file is renamed while its writer is open.</summary>
    public const string WriterOpenAtRename = "ELE2013";

    /// <summary>File.Replace with a backup is not one step.</summary>
    public const string ReplaceWithBackup = "ELE2014";

    /// <summary>Several files are replaced with nothing that keeps them together.</summary>
    public const string SeveralFiles = "ELE2016";

    /// <summary>A file-write rule is switched off without a reason.</summary>
    public const string HatchWithoutReason = "ELE2017";

    /// <summary>The mode of a file is changed after it was published.</summary>
    public const string ModeAfterPublish = "ELE2018";

    /// <summary>A file inside an engine-managed folder is changed past the engine.</summary>
    public const string ManagedFolderWrite = "ELE2015";

    /// <summary>A deferred transaction writes.</summary>
    public const string DeferredWrite = "ELE3001";

    /// <summary>SQLite's <c>synchronous</c> is set below <c>FULL</c>.</summary>
    public const string WeakSync = "ELE3002";

    /// <summary>SQLite's shared cache is turned on.</summary>
    public const string SharedCache = "ELE3003";

    /// <summary>A connection string leads to an engine-managed database past the engine.</summary>
    public const string ManagedConnectionString = "ELE3004";

    /// <summary>A raw connection is opened on an engine-managed database.</summary>
    public const string RawManagedConnection = "ELE3005";

    /// <summary>A data reader is held across an await, a yield or a callback.</summary>
    public const string HeldReader = "ELE3006";

    /// <summary>The page of a rule.</summary>
    public static string HelpLink(string id) =>
        $"https://github.com/emergent-learning/emergent-learning-engine/blob/main/docs/rules/{id}.md";
}
