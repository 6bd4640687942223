using System.Runtime.CompilerServices;
using EmergentLearning.Engine.Generated.Native;

// Runs every test, one after the other, and writes the counts into the .trx file that is named, if one is.
// The last line is "N passed, N failed"; the exit code is 0 only when tests ran and all passed.
TestCase[] cases = [.. TestClasses.All.SelectMany(type => type.Cases())];
int failed = 0;
foreach (TestCase test in cases)
{
    if (await test.RunAsync(new ConsoleOutput()).ConfigureAwait(false) is not { } failure)
        continue;
    failed++;
    Console.WriteLine($"FAILED {test.Name}\n{failure}");
}

if (args is [string trx])
    await ResultFile.WriteAsync(trx, cases.Length, failed).ConfigureAwait(false);
Console.WriteLine(RuntimeFeature.IsDynamicCodeSupported ? "With the just-in-time compiler:" : "With NativeAOT:");
Console.WriteLine($"{cases.Length - failed} passed, {failed} failed");
return failed == 0 && cases.Length > 0 ? 0 : 1;
