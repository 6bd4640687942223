using GettingStarted;

Note note = new() { Topic = "sqlite", Text = "WAL needs one writer at a time." };
Console.WriteLine($"{note.Topic}: {note.Text}");
