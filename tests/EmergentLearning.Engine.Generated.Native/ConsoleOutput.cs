using System.Globalization;
using Xunit.Abstractions;

namespace EmergentLearning.Engine.Generated.Native;

/// <summary>What tests have to say, on the console.</summary>
internal sealed class ConsoleOutput : ITestOutputHelper
{
    public void WriteLine(string message) => Console.WriteLine(message);

    public void WriteLine(string format, params object[] args) => Console.WriteLine(string.Format(CultureInfo.InvariantCulture, format, args));
}
