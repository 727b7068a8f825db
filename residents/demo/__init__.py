"""A made-up organisation to look around in: homes, staff, and girls with the names of trees and birds."""
