using GettingStarted;

await using NoteStore store = await NoteStore.OpenAsync("data");

// Returns once it is durable; the file and its commit follow by themselves.
Note note = await store.Notes.InsertAsync(new() { Topic = "sqlite", Text = "WAL needs one writer at a time.", Weight = 4 });

foreach (Note found in store.Heaviest(note.Topic, min: 3, take: 10))
    Console.WriteLine($"#{found.Id} {found.Topic}: {found.Text}");
