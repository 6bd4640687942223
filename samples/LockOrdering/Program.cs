using LockOrdering;

using var journal = new Journal("journal");
journal.Add("Git first, then SQLite.");
journal.Repair();
Console.WriteLine("Both ways took their locks in one order.");
