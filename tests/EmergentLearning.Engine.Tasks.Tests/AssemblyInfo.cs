// A shell script stands for elf in these tests.
[assembly: System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
